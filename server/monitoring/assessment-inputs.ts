/** What was known of a patient when the assessment was made, as far as drift is looked for. */
import { z } from 'zod';

const factSchema = z.discriminatedUnion('status', [
  z.object({ status: z.literal('known'), value: z.unknown() }),
  z.object({ status: z.enum(['missing', 'conflicting']) }),
]);

const glucoseSchema = z.object({ value: z.number(), unit: z.string() });
const eventSchema = z.object({ occurred: z.boolean() });

/** mg/dL in a mmol/L: the molar mass of glucose, 180.156 g/mol. */
const MG_PER_DL = 18.0156;

/** A number, a word, or null when the fact was missing or in conflict; glucose in mmol/L. */
export function inputOf(raw: unknown): number | string | null {
  const fact = factSchema.safeParse(raw);
  if (!fact.success || fact.data.status !== 'known') return null;
  const { value } = fact.data;
  if (typeof value === 'number' || typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  const glucose = glucoseSchema.safeParse(value);
  if (glucose.success)
    return glucose.data.unit === 'mg/dL' ? glucose.data.value / MG_PER_DL : glucose.data.value;
  const event = eventSchema.safeParse(value);
  return event.success ? (event.data.occurred ? 'yes' : 'no') : null;
}
