/** What a diagnosis or a procedure is about: the codes of several systems that name one concept. */
import { canonicalSystem, ICD_10_GM, SNOMED_CT } from './codes.ts';

export interface ClinicalConcept {
  /** Exact SNOMED CT codes. Their descendants are not known here: those are found by their words. */
  readonly snomed?: readonly string[];
  /** Prefixes of ICD-10 codes (WHO, or a national modification): `I63` covers `I63.411` and `I63411`. */
  readonly icd10?: readonly string[];
  /** Prefixes within those that are about something else. */
  readonly icd10Except?: readonly string[];
  /** Codes of procedure classifications, by pattern. */
  readonly procedures?: readonly { readonly system: string; readonly pattern: RegExp }[];
}

interface ConceptCoding {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
}

/** ICD-10 and its national modifications as FHIR R4 names them: `icd-10`, `icd-10-cm`, `icd-10-nl`. */
const ICD_10_SYSTEM = /^http:\/\/hl7\.org\/fhir\/sid\/icd-10(-[a-z]+)?$/;

/** A diagnosis of ICD-10, whichever edition. */
export function isIcd10({ system }: ConceptCoding): boolean {
  const canonical = canonicalSystem(system);
  return canonical !== undefined && (canonical === ICD_10_GM || ICD_10_SYSTEM.test(canonical));
}

export function namesConcept(
  coding: ConceptCoding,
  { snomed = [], icd10 = [], icd10Except = [], procedures = [] }: ClinicalConcept,
): boolean {
  const { code } = coding;
  const system = canonicalSystem(coding.system);
  if (code === undefined) return false;
  if (system === SNOMED_CT) return snomed.includes(code);
  if (isIcd10(coding)) return startsWithOneOf(code, icd10) && !startsWithOneOf(code, icd10Except);
  return procedures.some((entry) => entry.system === system && entry.pattern.test(code));
}

/** Categories have three characters, so that the dot after them may be left out, as many systems do. */
export function withoutDot(icd10: string): string {
  return icd10.trim().toUpperCase().replace('.', '');
}

function startsWithOneOf(code: string, prefixes: readonly string[]): boolean {
  const plain = withoutDot(code);
  return prefixes.some((prefix) => plain.startsWith(withoutDot(prefix)));
}
