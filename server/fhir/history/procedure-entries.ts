/** Procedures as entries of a list. */
import { z } from 'zod';
import { readCodings } from '../clinical-concept.ts';
import { codeableConceptSchema, referenceSchema } from '../resource-schemas.ts';
import { ANY_TIME, between, spanOf, type EventSpan } from './event-span.ts';
import { textsOf, type ListedEntry } from './listed.ts';

const procedureSchema = z.object({
  resourceType: z.literal('Procedure'),
  id: z.string().optional(),
  status: z.string().optional(),
  subject: referenceSchema.optional(),
  category: codeableConceptSchema.optional().catch(undefined),
  code: codeableConceptSchema.optional(),
  bodySite: z.array(codeableConceptSchema).optional().catch(undefined),
  performedDateTime: z.string().optional(),
  performedPeriod: z.object({ start: z.string().optional(), end: z.string().optional() }).optional(),
});

type Procedure = z.infer<typeof procedureSchema>;

export function procedureEntry(resource: unknown, now: Date): ListedEntry | 'not-done' | undefined {
  const parsed = procedureSchema.safeParse(resource);
  if (!parsed.success) return undefined;
  // A procedure that is only planned, or was not done, has not happened to anyone.
  if (['preparation', 'not-done'].includes(parsed.data.status ?? '')) return 'not-done';
  const procedure = parsed.data;
  const { id, subject, code, category, bodySite = [], performedDateTime, performedPeriod } = procedure;
  // The category says "surgical" where the code is one nobody here knows; the site says what the code leaves open.
  const sites = bodySite.flatMap(({ text, coding = [] }) => [{ display: text }, ...coding]);
  const whole = { ...code, coding: [...(code?.coding ?? []), ...(category?.coding ?? []), ...sites] };
  return {
    source: id === undefined ? 'a procedure without id' : `Procedure/${id}`,
    subject,
    codings: readCodings(whole),
    texts: textsOf(whole),
    standing: standingOf(procedure),
    span: spanOfPerformed(procedure, now),
    at: performedDateTime ?? performedPeriod?.end ?? performedPeriod?.start,
  };
}

/** FHIR R4 event-status. */
function standingOf({ status }: Procedure): ListedEntry['standing'] {
  if (status === 'entered-in-error') return { void: status };
  return status === 'completed' || status === 'in-progress' ? 'certain' : 'doubtful';
}

function spanOfPerformed({ performedDateTime, performedPeriod }: Procedure, now: Date): EventSpan {
  const moment = spanOf(performedDateTime, now);
  if (moment) return moment;
  const start = spanOf(performedPeriod?.start, now);
  const end = spanOf(performedPeriod?.end, now);
  if (start && end) return between(start, end);
  // A period without end goes on; one without start ended at the latest then.
  if (start) return { from: 0, to: start.to };
  return end ? { from: end.from, to: Infinity } : ANY_TIME;
}
