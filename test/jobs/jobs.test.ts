import { expect } from 'chai';
import { z } from 'zod';
import { jobKind, type JobRun } from '../../server/jobs/jobs.ts';

const RUN: JobRun = { signal: new AbortController().signal, attempt: 1, progress: () => Promise.resolve() };

describe('a kind of job', () => {
  it('is given what its schema reads, and nothing that its schema refuses', async () => {
    const seen: unknown[] = [];
    const kind = jobKind({
      name: 'read-study',
      schema: z.object({ study: z.uuid() }),
      priority: 10,
      deadlineSeconds: 60,
      retries: 2,
      work: async ({ study }) => {
        seen.push(study);
        return Promise.resolve({ study });
      },
    });
    const study = crypto.randomUUID();
    expect(await kind.work({ study, patientName: 'not read' }, RUN)).to.deep.equal({ study });
    expect(() => kind.work({ study: 'Doe, John' }, RUN)).to.throw(z.ZodError);
    expect(seen).to.deep.equal([study]);
  });
});
