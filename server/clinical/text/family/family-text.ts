/**
 * Every sentence that a family reads, as one interface that each language fills completely.
 *
 * Plain words, short sentences, a reading age of about 12. Shares are natural frequencies ("about 38 in 100 people"),
 * told in the past tense of people who were studied, never as the future of this person. Nothing is claimed that the
 * evidence registry does not hold; what is not known is said.
 */
import type { RecoveryRateOutcomeId } from '../../evidence/recovery-outcomes.ts';
import type { EvidenceId } from '../../evidence/registry.ts';
import type { BandStatement } from '../../recovery/finding.ts';
import type { FactName } from '../../stroke-facts.ts';
import type { RECOVERY_FACTS } from '../../facts/recovery-facts.ts';
import type {
  RecoveryCategoryId,
  RecoveryDomain,
  RecoveryHorizonId,
  RecoveryRemarkId,
  RecoveryStratumId,
} from '../en/recovery.ts';
import type { FamilyPicturesText } from './pictures/pictures-text.ts';

export interface FamilyDomainText {
  readonly heading: string;
  /** What the problem is, in words that need no explanation. */
  readonly whatItIs: string;
  readonly atOneWeek: string;
  readonly atThreeMonths: string;
  readonly atSixMonths: string;
  readonly whatHelps: string;
  readonly notKnown: string;
}

/** The facts that a recovery rule may ask for. */
export type FamilyTestName =
  | keyof typeof RECOVERY_FACTS
  | Extract<
      FactName,
      'ageYears' | 'visualField' | 'armWeakness' | 'legWeakness' | 'aphasia' | 'visuospatialNeglect'
    >;

/** Remarks on a result that a family should hear as well. */
export type FamilyRemarkId = Extract<
  RecoveryRemarkId,
  | 'severe-do-not-follow'
  | 'tract-small'
  | 'twist-over-predicts'
  | 'gray-deaths'
  | 'lazar-small'
  | 'items-not-read'
  | 'press-over-predicts'
>;

/** Two sentences of the same 100 people: those who were given the medicine, and those who were not. */
type TwoGroups = (per100Treated: number, per100Untreated: number) => string;

export interface FamilyText {
  readonly languageCode: string;
  readonly languageName: string;
  /** To be shown until a clinician who speaks the language has read the texts. */
  readonly needsReview: string;

  readonly page: {
    readonly title: string;
    readonly about: string;
    readonly howToRead: string;
    /** Stands beside every figure. */
    readonly notAForecast: string;
    readonly cannotTell: string;
    readonly everyStrokeDiffers: string;
    readonly mostChangeEarly: string;
    readonly rehabilitation: string;
    readonly noBlame: string;
    readonly whatHappensNext: string;
    readonly askTheTeam: string;
  };

  readonly movementHeading: string;
  readonly domains: Readonly<Record<RecoveryDomain, FamilyDomainText>>;
  /** When the outcome was counted. */
  readonly horizons: Readonly<Record<RecoveryHorizonId, string>>;

  /** `between 14 and 25 in 100 people`. */
  readonly people: (lowPercent: number, highPercent: number) => string;
  /** What happened to how many people, when, and in which group. */
  readonly rate: (
    outcome: RecoveryRateOutcomeId,
    lowPercent: number,
    highPercent: number,
    horizon: RecoveryHorizonId,
    stratum?: RecoveryStratumId,
  ) => string;
  readonly categories: Readonly<Record<RecoveryCategoryId, string>>;
  /** How often the sorting into categories was right. */
  readonly correct: (percent: number) => string;
  readonly band: (scale: BandStatement['outcome'], low: number, high: number, maximum: number) => string;
  readonly points: (low: number, high: number, maximum: number) => string;

  readonly status: {
    readonly notYet: (from: number, unit: 'days' | 'months') => string;
    readonly noLonger: (to: number, unit: 'days' | 'months') => string;
    readonly severalPossible: string;
    readonly oneMoreTest: (test: FamilyTestName) => string;
    readonly notPublished: string;
    readonly betweenPublished: string;
    readonly unconfirmed: string;
  };
  readonly tests: Readonly<Record<FamilyTestName, string>>;
  readonly remarks: Readonly<Record<FamilyRemarkId, string>>;

  /** Outcome of everyone who came with a problem, which is not the recovery of that problem. */
  readonly overallOutcome: Readonly<
    Record<'vision' | 'movement' | 'behaviour', { readonly title: string; readonly notRecovery: string }>
  >;

  readonly treatment: {
    readonly title: string;
    readonly whatItIs: string;
    readonly sooner: string;
    readonly harm: string;
    readonly cannotTellWho: string;
    readonly well: TwoGroups;
    readonly independent: TwoGroups;
    readonly bleeding: TwoGroups;
    readonly fatalBleeding: TwoGroups;
    readonly death: TwoGroups;
    /** How many more of 100 people did well with the medicine. */
    readonly moreWell: (per100: number) => string;
    readonly moreBleeding: (per100: number) => string;
    readonly labels: Readonly<Record<'treated' | 'untreated', string>>;
  };

  /** @param years as printed, such as `1991–96` */
  readonly pictures: FamilyPicturesText;

  readonly groupStudied: (people: number, years: string) => string;
  readonly groupPublished: (people: number, year: string) => string;
  readonly olderGroup: string;
}

/** The sources of the general statements that carry no figure. */
export const FAMILY_STATEMENT_SOURCES: Readonly<
  Partial<Record<keyof FamilyText['page'], readonly EvidenceId[]>>
> = {
  mostChangeEarly: ['ramsey-2017', 'zhang-2006'],
};
