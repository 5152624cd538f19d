/** Which of the drugs that matter an entry of a medication list names, and how sure that is. */
import { canonicalSystem, isOneOf, RXNORM } from '../codes.ts';
import { withoutAccents } from '../plain-text.ts';
import {
  ATC_SYSTEMS,
  DRUG_RULES,
  DRUG_TERMINOLOGIES,
  HIDDEN,
  NAMELESS,
  NO_INFORMATION,
  type DrugClass,
  type DrugRule,
} from '../medication-codes.ts';
import type { CodeableConcept } from '../resource-schemas.ts';

export interface RecognisedDrug {
  /** By a code, or by the name that the code's terminology gives it. */
  readonly certain: ReadonlySet<DrugClass>;
  /** By free text, by a word for the class, or as a part that a combination may hold; disjoint from the above. */
  readonly possible: ReadonlySet<DrugClass>;
  /** Neither a known code nor a readable name says which drug it is: it could be any. */
  readonly isUnidentified: boolean;
}

type Coding = NonNullable<CodeableConcept['coding']>[number];

/**
 * @param concepts everything that codes the drug: the medication, its ingredients
 * @param texts names that stand beside it, such as the display of a reference
 */
export function recogniseDrug(
  concepts: readonly CodeableConcept[],
  texts: readonly (string | undefined)[],
): RecognisedDrug {
  const codings = concepts.flatMap((concept) => concept.coding ?? []);
  const ownNames = namesOf(codings.filter(isOfTerminology).map((coding) => coding.display));
  const allNames = namesOf([
    ...codings.map((coding) => coding.display),
    ...concepts.map((concept) => concept.text),
    ...texts,
  ]);
  const certain = classesOf(
    (rule) =>
      codings.some((coding) => isCodeOf(coding, rule)) || ownNames.some((name) => rule.names.test(name)),
  );
  const possible = classesOf(
    (rule) =>
      codings.some((coding) => mayBeCodeOf(coding, rule)) ||
      allNames.some((name) => rule.names.test(name) || rule.classWords.test(name)),
  );
  const isUnknown = codings.some((coding) => isOneOf(coding, [NO_INFORMATION]));
  const isIdentified = certain.length > 0 || codings.some(isFullAtc) || allNames.some(isTelling);
  return {
    certain: new Set(certain),
    possible: new Set(possible.filter((drugClass) => !certain.includes(drugClass))),
    isUnidentified: isUnknown || !isIdentified,
  };
}

function classesOf(matches: (rule: DrugRule) => boolean): DrugClass[] {
  return DRUG_RULES.filter(matches).map((rule) => rule.drugClass);
}

/** Names without accents, so that one spelling serves several languages. */
function namesOf(texts: readonly (string | undefined)[]): string[] {
  return texts.flatMap((text) => (text === undefined ? [] : [withoutAccents(text)]));
}

function isOfTerminology({ system, code }: Coding): boolean {
  return code !== undefined && DRUG_TERMINOLOGIES.includes(canonicalSystem(system) ?? '');
}

function atcOf({ system, code }: Coding): string | undefined {
  return ATC_SYSTEMS.includes(canonicalSystem(system) ?? '') ? code?.toUpperCase() : undefined;
}

const FULL_ATC_LENGTH = 7;

function isFullAtc(coding: Coding): boolean {
  return atcOf(coding)?.length === FULL_ATC_LENGTH;
}

function isCodeOf(coding: Coding, rule: DrugRule): boolean {
  if (canonicalSystem(coding.system) === RXNORM) return rule.rxnorm.includes(coding.code ?? '');
  const atc = atcOf(coding);
  if (atc === undefined || !rule.atc.some((prefix) => atc.startsWith(prefix))) return false;
  return atc.length === FULL_ATC_LENGTH ? !rule.atcExcept.includes(atc) : rule.atcExcept.length === 0;
}

/** A combination that may hold the drug, or a group of drugs that has it among them. */
function mayBeCodeOf(coding: Coding, rule: DrugRule): boolean {
  const atc = atcOf(coding);
  if (atc === undefined || atc === '') return false;
  if (rule.atcPossible.some((prefix) => atc.startsWith(prefix))) return true;
  const isGroup = atc.length < FULL_ATC_LENGTH;
  return isGroup && rule.atc.some((prefix) => prefix.startsWith(atc) || atc.startsWith(prefix));
}

/** A text that names some drug, be it one that is not looked for. */
function isTelling(name: string): boolean {
  return /\p{L}{3}/u.test(name) && !NAMELESS.test(name) && !HIDDEN.test(name);
}
