/** What a diagnosis or a procedure is about: the codes of several systems that name one concept. */
import { canonicalSystem, ICD_10, ICD_10_CM, ICD_10_GM, SNOMED_CT } from './codes.ts';

export interface ClinicalConcept {
  /** Exact SNOMED CT codes. Their descendants are not known here: those are found by their words. */
  readonly snomed?: readonly string[];
  /** Prefixes of ICD-10 codes (WHO, or its US and German modifications): `I63` covers `I63.411`. */
  readonly icd10?: readonly string[];
  /** Codes of procedure classifications, by pattern. */
  readonly procedures?: readonly { readonly system: string; readonly pattern: RegExp }[];
}

const ICD_10_SYSTEMS: readonly (string | undefined)[] = [ICD_10, ICD_10_CM, ICD_10_GM];

export function namesConcept(
  coding: { system?: string | undefined; code?: string | undefined },
  { snomed = [], icd10 = [], procedures = [] }: ClinicalConcept,
): boolean {
  const { code } = coding;
  const system = canonicalSystem(coding.system);
  if (code === undefined) return false;
  if (system === SNOMED_CT) return snomed.includes(code);
  if (ICD_10_SYSTEMS.includes(system)) return icd10.some((prefix) => code.startsWith(prefix));
  return procedures.some((entry) => entry.system === system && entry.pattern.test(code));
}
