import { expect } from 'chai';
import fc from 'fast-check';
import { cardSummary, MAX_SUMMARY_LENGTH } from '../../server/cds-hooks/card-summary.ts';
import { escapeMarkdown } from '../../server/cds-hooks/markdown.ts';
import { assess } from '../../server/clinical/assess.ts';
import { known } from '../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { NOW } from '../fixtures/chart.ts';
import { FACTS, knownFacts, withoutFacts } from '../fixtures/facts.ts';
import { orderSign } from '../fixtures/hook-request.ts';

describe('the card for any patient', () => {
  it('CDS Hooks card.summary: is shorter than 140 characters whatever is missing, and names both scores', () => {
    fc.assert(
      fc.property(
        fc.subarray(FACTS),
        fc.integer({ min: 0, max: 42 }),
        fc.integer({ min: 18, max: 100 }),
        fc.constantFrom(undefined, '2026-11-24T10:42:00+02:00', '2026-11-23T23:42:00Z'),
        (unknown, nihss, ageYears, at) => {
          const facts = knownFacts({ nihss, ageYears, glucose: { value: 10, unit: 'mmol/L' } });
          const timed = {
            ...facts,
            glucose: known({ value: 10, unit: 'mmol/L' as const }, at === undefined ? {} : { at }),
          };
          const summary = cardSummary(assess(withoutFacts(timed, unknown), NOW, DEFAULT_POLICY));
          expect(summary.length).to.be.at.most(MAX_SUMMARY_LENGTH);
          expect(summary).to.match(/HAT \d.*SEDAN \d/);
          if (unknown.includes('nihss')) expect(summary).to.contain('unclear');
        },
      ),
    );
  });

  it('escapes any text so that no character keeps a meaning in Markdown or HTML', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(escapeMarkdown(text)).not.to.match(/[<>"'`*_[\]()|\\~!\n]/);
      }),
    );
  });
});

describe('any JSON in a request', () => {
  let service: TestService;
  before(async () => {
    service = await startService();
  });
  after(() => service.close());

  const answersSanely = async (body: unknown) => {
    const response = await service.post('/cds-services/thrombolysis-order-sign', body);
    expect(response.status).to.be.oneOf([200, 400, 412]);
    const answer = (await response.json()) as object;
    expect(answer).to.have.property(response.status === 200 ? 'cards' : 'issue');
  };

  it('gets an answer or a coded refusal, never a failure: in place of the whole request', () =>
    fc.assert(fc.asyncProperty(fc.object(), answersSanely), { numRuns: 150 }));

  it('... in place of a prefetch value', () =>
    fc.assert(
      fc.asyncProperty(
        fc.constantFrom('patient', 'nihss', 'glucose', 'ctFindings', 'conditions'),
        fc.jsonValue(),
        (key, value) =>
          answersSanely(orderSign({ prefetch: { ...(orderSign()['prefetch'] as object), [key]: value } })),
      ),
      { numRuns: 150 },
    ));

  it('... in place of the entries of a Bundle', () =>
    fc.assert(
      fc.asyncProperty(fc.array(fc.record({ resource: fc.object() })), (entry) => {
        const bundle = { resourceType: 'Bundle', entry };
        return answersSanely(
          orderSign(
            { prefetch: { ...(orderSign()['prefetch'] as object), glucose: bundle, conditions: bundle } },
            { draftOrders: bundle },
          ),
        );
      }),
      { numRuns: 150 },
    ));
});
