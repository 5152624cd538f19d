/**
 * Thrombolysis in pictures of 100 people. Outcomes are the calculated distributions, one source and not mixed with the
 * counts of the trials; deaths in them are interpolated, so that they stay in one group with everyone who did badly.
 * Bleeding and death are shown as the trials counted them.
 */
import type { BenefitResult, CohortBenefit } from '../benefit/benefit-result.ts';
import type { CohortId } from '../benefit/mrs-distribution.ts';
import type { TrialHarm } from '../benefit/trial-harms.ts';
import { spanOf, type Range } from '../range.ts';
import { pictureOf, type PeopleGroup, type PeoplePicture } from './people-picture.ts';

export interface TwoPictures {
  readonly treated: PeoplePicture;
  readonly untreated: PeoplePicture;
}

export interface OutcomePictures extends TwoPictures {
  readonly vessel: 'blocked' | 'open';
  /** More people who did well with treatment, counted in the pictures; negative when fewer did. */
  readonly moreWell: Range;
}

export interface HarmPictures extends TwoPictures {
  readonly kind: 'bleeding' | 'death';
  readonly percent: { readonly treated: number; readonly untreated: number };
}

export interface TreatmentPictures {
  /** Whether there are pictures of outcomes, and why not. */
  readonly status: 'shown' | 'time-unknown' | 'too-late';
  /** Since the person was last well; absent when it is not known, or several times are recorded. */
  readonly halfHours?: number;
  /** One entry, or two while it is not known whether a large vessel is blocked. */
  readonly outcomes: readonly OutcomePictures[];
  readonly harms: readonly HarmPictures[];
}

/** Thrombectomy is another treatment, and not told here. */
const VESSELS: Readonly<Partial<Record<CohortId, OutcomePictures['vessel']>>> = {
  'nlvo-ivt': 'open',
  'lvo-ivt': 'blocked',
};

const MINUTES = 30;

/** @param withDeaths whether figures on death may be shown */
export function treatmentPictures(benefit: BenefitResult, withDeaths: boolean): TreatmentPictures {
  const { delays, cohorts, harms } = benefit;
  const [first, ...others] = delays;
  const isTooLate = first !== undefined && delays.every(({ window }) => window === undefined);
  const shown = first === undefined || isTooLate ? [] : cohorts;
  return {
    status: first === undefined ? 'time-unknown' : isTooLate ? 'too-late' : 'shown',
    ...(first !== undefined &&
      others.length === 0 && { halfHours: Math.max(1, Math.round(first.delay.value / MINUTES)) }),
    outcomes: shown.flatMap((cohort) => outcomesOf(cohort, withDeaths)),
    harms: harms.flatMap((harm) => harmOf(harm, withDeaths)),
  };
}

function outcomesOf(cohort: CohortBenefit, withDeaths: boolean): OutcomePictures[] {
  const vessel = VESSELS[cohort.cohort];
  if (vessel === undefined) return [];
  const groups: readonly PeopleGroup[] = ['well', 'someHelp', withDeaths ? 'muchHelpOrDied' : 'others'];
  const untreated = grouped(cohort.untreated.wholePer100);
  const treated = cohort.byDelay.map((entry) => grouped(entry.treated.wholePer100));
  return [
    {
      vessel,
      treated: pictureOf(groups, treated),
      untreated: pictureOf(groups, [untreated]),
      moreWell: spanOf(treated.map(([well]) => well - untreated[0])),
    },
  ];
}

/** mRS 0 and 1, 2 and 3, 4 to 6. */
function grouped(wholePer100: readonly number[]): readonly [number, number, number] {
  const sum = (from: number, to: number) =>
    wholePer100.slice(from, to).reduce((total, count) => total + count, 0);
  return [sum(0, 2), sum(2, 4), sum(4, 7)];
}

function harmOf(harm: TrialHarm, withDeaths: boolean): HarmPictures[] {
  const percent = { treated: harm.alteplase.percent, untreated: harm.control.percent };
  // The trials count people without the harm first; the picture begins with those who had it.
  const picture = (groups: readonly PeopleGroup[], counts: readonly number[]) =>
    pictureOf(groups, [counts.toReversed()]);
  const both = (groups: readonly PeopleGroup[]): TwoPictures => ({
    treated: picture(groups, harm.alteplase.wholePer100),
    untreated: picture(groups, harm.control.wholePer100),
  });
  if (harm.outcome === 'sich-sits-most') return [{ kind: 'bleeding', percent, ...both(['bled', 'notBled']) }];
  if (harm.outcome === 'death-90-days' && withDeaths)
    return [{ kind: 'death', percent, ...both(['died', 'alive']) }];
  return [];
}
