/** What a diagnosis or a procedure is about: the codes of several systems that name one concept. */
import { canonicalSystem, ICD_10_GM, SNOMED_CT } from './codes.ts';
import type { CodeableConcept } from './resource-schemas.ts';

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

/** A coding in the form in which it is compared; it is read once, and compared with many concepts. */
export interface ReadCoding {
  /** By its canonical URL. */
  readonly system: string | undefined;
  readonly code: string | undefined;
  /** The code without its dot where the system is ICD-10, whichever edition. */
  readonly icd10: string | undefined;
}

/** ICD-10 and its national modifications as FHIR R4 names them: `icd-10`, `icd-10-cm`, `icd-10-nl`. */
const ICD_10_SYSTEM = /^http:\/\/hl7\.org\/fhir\/sid\/icd-10(-[a-z]+)?$/;

function readCoding({
  system,
  code,
}: {
  readonly system?: string | undefined;
  readonly code?: string | undefined;
}): ReadCoding {
  const canonical = canonicalSystem(system);
  const isIcd10 = canonical !== undefined && (canonical === ICD_10_GM || ICD_10_SYSTEM.test(canonical));
  return { system: canonical, code, icd10: isIcd10 ? withoutDot(code ?? '') : undefined };
}

export function readCodings(concept: CodeableConcept | undefined): ReadCoding[] {
  return (concept?.coding ?? []).map(readCoding);
}

export function namesConcept({ system, code, icd10 }: ReadCoding, concept: ClinicalConcept): boolean {
  if (code === undefined) return false;
  if (system === SNOMED_CT) return concept.snomed?.includes(code) === true;
  if (icd10 !== undefined) {
    const { prefixes, except } = icd10Of(concept);
    return startsWithOneOf(icd10, prefixes) && !startsWithOneOf(icd10, except);
  }
  return concept.procedures?.some((entry) => entry.system === system && entry.pattern.test(code)) === true;
}

interface Icd10Prefixes {
  readonly prefixes: readonly string[];
  readonly except: readonly string[];
}

/** Of each concept, written as codes are compared. */
const icd10ByConcept = new WeakMap<ClinicalConcept, Icd10Prefixes>();

/** The prefixes of a concept as codes are compared: without dots. */
export function icd10Of(concept: ClinicalConcept): Icd10Prefixes {
  const known = icd10ByConcept.get(concept);
  if (known) return known;
  const { icd10 = [], icd10Except = [] } = concept;
  const prefixes = { prefixes: icd10.map(withoutDot), except: icd10Except.map(withoutDot) };
  icd10ByConcept.set(concept, prefixes);
  return prefixes;
}

/** Categories have three characters, so that the dot after them may be left out, as many systems do. */
function withoutDot(icd10: string): string {
  return icd10.trim().toUpperCase().replace('.', '');
}

function startsWithOneOf(code: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => code.startsWith(prefix));
}
