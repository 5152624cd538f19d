/**
 * The one clinical syndrome that recorded deficits can settle. Bamford J, et al. Lancet 1991;337:1521: a total anterior
 * circulation syndrome is new dysfunction of the higher cortex (language, visuospatial), a homonymous field defect, and
 * weakness of at least two of face, arm and leg. The other syndromes rest on what is absent or on signs that no scale
 * names, and are never derived.
 */
import { known, type Fact, type Known } from '../known.ts';
import type { FactValue, StrokeFacts } from '../stroke-facts.ts';

type Deficits = Pick<
  StrokeFacts,
  'facialWeakness' | 'armWeakness' | 'legWeakness' | 'aphasia' | 'visuospatialNeglect' | 'visualField'
>;

/** One side of the field; loss on both sides has another cause. */
const HOMONYMOUS: readonly FactValue<'visualField'>[] = ['partial-hemianopia', 'complete-hemianopia'];

/**
 * The syndrome as recorded; without a record, `tacs` where the deficits meet its definition, with time and source of
 * the visual field. A record that says it could not be told stays as it is.
 */
export function ocspSyndromeFact(
  recorded: StrokeFacts['ocspSyndrome'],
  deficits: Deficits,
): StrokeFacts['ocspSyndrome'] {
  if (recorded.status !== 'missing' || recorded.reason === 'not-assessable') return recorded;
  const { facialWeakness, armWeakness, legWeakness, aphasia, visuospatialNeglect, visualField } = deficits;
  const weakParts = [facialWeakness, armWeakness, legWeakness].filter(isPresent);
  if (weakParts.length < 2 || ![aphasia, visuospatialNeglect].some(isPresent)) return recorded;
  if (visualField.status !== 'known' || !HOMONYMOUS.includes(visualField.value)) return recorded;
  return known('tacs', originOf(visualField));
}

function isPresent(fact: Fact<boolean>): boolean {
  return fact.status === 'known' && fact.value;
}

function originOf({ at, source }: Known<unknown>): { at?: string; source?: string } {
  return { ...(at !== undefined && { at }), ...(source !== undefined && { source }) };
}
