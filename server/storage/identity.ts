/** Taking what names a person out of a document before it is written, and putting it back when it is read. */
import { z } from 'zod';
import type { Pseudonyms } from './pseudonyms.ts';

/** Who a document is about, and whose action led to it. */
export interface Persons {
  readonly patientId: string;
  readonly encounterId: string | null;
  /** The user, as the EHR refers to them. */
  readonly userId?: string;
}

export interface Written {
  /** The document as JSON, with pseudonyms in place of references and without resources. */
  readonly text: string;
  /** Everything that was taken out. */
  readonly sealed: string;
}

const sealedSchema = z.object({
  patientId: z.string(),
  encounterId: z.string().nullable(),
  userId: z.string().optional(),
  resources: z.array(z.unknown()),
});

/**
 * Resources stand in suggestions only: drafts of the EHR's own orders, with whatever they say about the patient. They
 * are sealed whole.
 */
export function hidePersons(document: object, persons: Persons, pseudonyms: Pseudonyms): Written {
  const resources: unknown[] = [];
  const whole = JSON.stringify(document);
  // With a replacer every value passes through it; assessments, which are large, hold no resource.
  const text = whole.includes('"resource":')
    ? JSON.stringify(document, (key, value: unknown) =>
        key === 'resource' ? { sealed: resources.push(value) - 1 } : value,
      )
    : whole;
  return {
    text: renamed(text, namesOf(persons, pseudonyms)),
    sealed: pseudonyms.seal(JSON.stringify({ ...persons, resources })),
  };
}

/** The document as it was. @throws Error when it was sealed under another site key */
export function showPersons(
  { text, sealed }: Written,
  pseudonyms: Pseudonyms,
): { readonly document: object; readonly persons: Persons } {
  const { resources, userId, ...ids } = sealedSchema.parse(JSON.parse(pseudonyms.open(sealed)));
  const persons = { ...ids, ...(userId !== undefined && { userId }) };
  const back = namesOf(persons, pseudonyms).map(([name, pseudonym]) => [pseudonym, name] as const);
  const document = JSON.parse(renamed(text, back), (key, value: unknown) =>
    key === 'resource' ? resources[z.object({ sealed: z.number() }).parse(value).sealed] : value,
  ) as object;
  return { document, persons };
}

type Pairs = readonly (readonly [from: string, to: string])[];

function namesOf({ patientId, encounterId }: Persons, { refOf }: Pseudonyms): Pairs {
  const patient = [`Patient/${patientId}`, `Patient/${refOf('patient', patientId)}`] as const;
  if (encounterId === null) return [patient];
  return [patient, [`Encounter/${encounterId}`, `Encounter/${refOf('encounter', encounterId)}`]];
}

/** In the JSON text itself, where a reference stands alone or inside a sentence; longer ids are other ids. */
function renamed(text: string, pairs: Pairs): string {
  return pairs.reduce((changed, [from, to]) => {
    const pattern = new RegExp(`${escaped(inJson(from))}(?![A-Za-z0-9_-]|\\.[A-Za-z0-9])`, 'g');
    return changed.replace(pattern, () => inJson(to));
  }, text);
}

function inJson(text: string): string {
  return JSON.stringify(text).slice(1, -1);
}

function escaped(text: string): string {
  return text.replace(/[$()*+./?[\\\]^{|}-]/g, '\\$&');
}
