/** How long after the onset the person came: the start of the encounter in context, against the time last known well. */
import { z } from 'zod';
import { checkNumber } from '../clinical/facts/check-number.ts';
import { known, missing, type Fact } from '../clinical/known.ts';
import { FACT_DEFINITIONS, type SetAsideReason } from '../clinical/stroke-facts.ts';
import { patientMismatch } from './belongs-to-patient.ts';
import type { ChartPart } from './chart.ts';
import { instantOf } from './fhir-time.ts';
import { referenceSchema } from './resource-schemas.ts';
import type { Reading } from './timed-fact.ts';

const encounterSchema = z.object({
  resourceType: z.literal('Encounter'),
  id: z.string().optional(),
  status: z.string().optional(),
  subject: referenceSchema.optional(),
  period: z.object({ start: z.string().optional() }).optional(),
});

/**
 * Minutes from onset to admission. A stroke that began in hospital has none: the encounter began before it.
 * @param lastKnownWell the fact whose time stands for the onset
 */
export function minutesToAdmission(
  part: ChartPart,
  lastKnownWell: Fact<number>,
  reading: Reading,
): Fact<number> {
  if (part.state === 'none') return missing('ehr-has-none');
  if (part.state === 'unreadable') return missing('not-readable');
  const [encounter] = part.resources.flatMap((resource) => {
    const parsed = encounterSchema.safeParse(resource);
    return parsed.success ? [parsed.data] : [];
  });
  if (encounter === undefined) return missing('not-recorded');
  const source = encounter.id === undefined ? 'an encounter without id' : `Encounter/${encounter.id}`;
  const setAside = (reason: SetAsideReason): Fact<number> => {
    reading.setAside.push({ fact: 'minutesFromOnsetToAdmission', source, reason });
    return missing('none-usable');
  };
  const mismatch = patientMismatch(encounter.subject, reading.patient);
  if (mismatch) return setAside(mismatch);
  if (encounter.status === 'entered-in-error') return setAside('entered-in-error');
  const start = instantOf(encounter.period?.start);
  if (start === undefined) return setAside('no-time');
  if (lastKnownWell.status === 'missing') return missing(lastKnownWell.reason);
  if (lastKnownWell.status === 'conflicting') return missing('none-usable');
  const onset = instantOf(lastKnownWell.at);
  const minutes = onset === undefined ? NaN : Math.round((start - onset) / 60_000);
  if (minutes < 0) return missing('not-assessable');
  return checkNumber(minutes, FACT_DEFINITIONS.minutesFromOnsetToAdmission)
    ? setAside('out-of-range')
    : known(minutes, {
        source,
        ...(encounter.period?.start !== undefined && { at: encounter.period.start }),
      });
}
