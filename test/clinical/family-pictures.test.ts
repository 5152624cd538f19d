/** Pictures of 100 people for families: what is in them, and what is left out where no deaths are to be shown. */
import { expect } from 'chai';
import fc from 'fast-check';
import { assessBenefit } from '../../server/clinical/benefit/assess-benefit.ts';
import {
  treatedDistribution,
  untreatedDistribution,
} from '../../server/clinical/benefit/mrs-distribution.ts';
import { wholePer100 } from '../../server/clinical/benefit/whole-per-100.ts';
import { domainStory } from '../../server/clinical/family/domain-story.ts';
import { COHORT_YEARS, lifePictures } from '../../server/clinical/family/life-pictures.ts';
import {
  figuresIn,
  pictureOf,
  picturePercent,
  type PeoplePicture,
} from '../../server/clinical/family/people-picture.ts';
import { treatmentPictures } from '../../server/clinical/family/treatment-pictures.ts';
import { known, missing } from '../../server/clinical/known.ts';
import type { ModelView } from '../../server/clinical/predictions/prediction.ts';
import { assessRecovery } from '../../server/clinical/recovery/assess-recovery.ts';
import { factsWith, type StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import type { RecoveryDomain } from '../../server/clinical/text/en/recovery.ts';
import { NO_BLEEDING_MODEL, OUTCOME_PREDICTION } from '../fixtures/predictions.ts';
import { conflicting, knownValues, type Values } from '../fixtures/recovery.ts';

const counts = (picture: PeoplePicture) => picture.map(({ group, count }) => [group, count.low, count.high]);

describe('a picture of 100 people', () => {
  it('has 100 figures in the order of the groups, each group as often as it is counted', () => {
    fc.assert(
      fc.property(fc.nat(100), fc.nat(100), (one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const figures = figuresIn(pictureOf(['well', 'someHelp', 'others'], [[low, high - low, 100 - high]]));
        expect(figures).to.have.length(100);
        expect(figures.every(({ isCertain }) => isCertain)).to.equal(true);
        expect(figures.map(({ group }) => group)).to.deep.equal([
          ...Array<string>(low).fill('well'),
          ...Array<string>(high - low).fill('someHelp'),
          ...Array<string>(100 - high).fill('others'),
        ]);
      }),
    );
  });

  it('leaves open exactly the figures that differ between the cases', () => {
    const figures = figuresIn(
      pictureOf(
        ['well', 'someHelp', 'others'],
        [
          [10, 20, 70],
          [30, 20, 50],
        ],
      ),
    );
    const open = figures.flatMap(({ isCertain }, index) => (isCertain ? [] : [index]));
    expect(open).to.deep.equal(Array.from({ length: 40 }, (_, index) => 10 + index));
    expect(figures[9]?.group).to.equal('well');
    expect(figures[50]).to.deep.equal({ group: 'others', isCertain: true });
  });

  it('of a share rounds as the sentence beside it does: never nobody, never everybody', () => {
    const had = (low: number, high: number) => counts(picturePercent(['had', 'hadNot'], low, high))[0];
    expect(had(38.4, 38.4)).to.deep.equal(['had', 38, 38]);
    expect(had(14, 98)).to.deep.equal(['had', 14, 98]);
    expect(had(0.4, 0.4)).to.deep.equal(['had', 0, 1]);
    expect(had(99.6, 99.6)).to.deep.equal(['had', 99, 99]);
    expect(had(0, 100)).to.deep.equal(['had', 0, 100]);
  });
});

describe('thrombolysis in pictures', () => {
  const at = (minutes: number, more: Partial<StrokeFacts> = {}) =>
    assessBenefit(factsWith({ minutesSinceLastKnownWell: known(minutes), ...more }));
  const open = { largeVesselOcclusion: known(false) };

  it('counts the people of the core’s distribution: mRS 0 and 1, 2 and 3, all others', () => {
    const { status, halfHours, outcomes } = treatmentPictures(at(90, open), false);
    expect([status, halfHours]).to.deep.equal(['shown', 3]);
    const expected = (shares: readonly number[]) => {
      const whole = wholePer100(shares);
      return [whole[0]! + whole[1]!, whole[2]! + whole[3]!, whole[4]! + whole[5]! + whole[6]!];
    };
    const [pair] = outcomes;
    expect(pair?.vessel).to.equal('open');
    expect(pair?.treated.map(({ count }) => count.low)).to.deep.equal(
      expected(treatedDistribution('nlvo-ivt', 90)),
    );
    expect(pair?.untreated.map(({ count }) => count.low)).to.deep.equal(
      expected(untreatedDistribution('nlvo-ivt')),
    );
    expect(pair?.moreWell.low).to.equal(pair!.treated[0]!.count.low - pair!.untreated[0]!.count.low);
  });

  it('shows both groups while the vessel is not known, and no thrombectomy', () => {
    const vessels = treatmentPictures(at(90, { thrombectomyPlanned: known(true) }), false).outcomes.map(
      ({ vessel }) => vessel,
    );
    expect(vessels).to.deep.equal(['open', 'blocked']);
  });

  it('several recorded times: the range is open in the picture, and no time is named', () => {
    const benefit = assessBenefit(factsWith({ minutesSinceLastKnownWell: conflicting(60, 260), ...open }));
    const { halfHours, outcomes } = treatmentPictures(benefit, false);
    expect(halfHours).to.equal(undefined);
    expect(outcomes[0]!.moreWell.high).to.be.greaterThan(outcomes[0]!.moreWell.low);
    expect(figuresIn(outcomes[0]!.treated).some(({ isCertain }) => !isCertain)).to.equal(true);
    expect(figuresIn(outcomes[0]!.untreated).every(({ isCertain }) => isCertain)).to.equal(true);
  });

  it('no time, or one after the trials: no pictures of outcomes, and the harm all the same', () => {
    const unknown = treatmentPictures(
      assessBenefit(factsWith({ minutesSinceLastKnownWell: missing('not-recorded') })),
      false,
    );
    expect([unknown.status, unknown.outcomes]).to.deep.equal(['time-unknown', []]);
    const late = treatmentPictures(at(400, open), false);
    expect([late.status, late.outcomes]).to.deep.equal(['too-late', []]);
    expect(late.harms.map(({ kind }) => kind)).to.deep.equal(['bleeding']);
    expect(treatmentPictures(at(4, open), false).halfHours).to.equal(1);
  });

  it('harm as the trials counted it: symptomatic bleeding 3.7 and 0.6 %, death 17.9 and 16.5 % (Whiteley, Emberson)', () => {
    const { harms } = treatmentPictures(at(90, open), true);
    expect(harms.map(({ kind, percent }) => [kind, percent.treated, percent.untreated])).to.deep.equal([
      ['bleeding', 3.7, 0.6],
      ['death', 17.9, 16.5],
    ]);
    const [bleeding, death] = harms;
    expect(counts(bleeding!.treated)).to.deep.equal([
      ['bled', 4, 4],
      ['notBled', 96, 96],
    ]);
    expect(counts(death!.untreated)[0]?.slice(0, 1)).to.deep.equal(['died']);
  });

  it('without figures on death nothing is renormalised: the same people, the dead among all others', () => {
    const shown = treatmentPictures(at(90, open), true).outcomes[0]!;
    const hidden = treatmentPictures(at(90, open), false).outcomes[0]!;
    expect(hidden.treated.map(({ count }) => count)).to.deep.equal(shown.treated.map(({ count }) => count));
    expect(hidden.treated.at(-1)?.group).to.equal('others');
    expect(shown.treated.at(-1)?.group).to.equal('muchHelpOrDied');
  });
});

describe('life at six months in pictures', () => {
  const observed = [
    ['dead', 31.4],
    ['dependent', 47.3],
    ['not-recovered', 13.1],
    ['recovered', 8.2],
    ['independent', 21.3],
  ].map(([output, percent]) => ({ output: `${output}`, label: `${output}`, percent: Number(percent) }));
  const view = (changes: Partial<ModelView>): ModelView => ({
    ...OUTCOME_PREDICTION.views[0]!,
    people: 2603,
    observed,
    ...changes,
  });
  const pictures = (withDeaths: boolean, changes: Partial<ModelView> = {}) =>
    lifePictures([{ ...OUTCOME_PREDICTION, views: [view(changes)] }, NO_BLEEDING_MODEL], withDeaths);

  it('are the people of the cohort as observed, best first', () => {
    const [life] = pictures(true);
    expect([life?.problem, life?.people]).to.deep.equal(['vision', 2603]);
    expect(life?.picture.map(({ group, count }) => [group, count.low])).to.deep.equal([
      ['recovered', 8],
      ['independent', 13],
      ['dependent', 47],
      ['died', 32],
    ]);
    expect(COHORT_YEARS).to.match(/1991.96/);
  });

  it('without deaths, the same people: the dead are among all others', () => {
    expect(pictures(false)[0]?.picture.map(({ group, count }) => [group, count.low])).to.deep.equal([
      ['recovered', 8],
      ['independent', 13],
      ['others', 79],
    ]);
  });

  it('are nothing for a view that is not known, or without all four outcomes', () => {
    expect(pictures(true, { id: 'another' })).to.deep.equal([]);
    expect(pictures(true, { observed: observed.slice(1) })).to.deep.equal([]);
  });
});

describe('the story of one domain', () => {
  const story = (domain: RecoveryDomain, values: Values, withDeaths = false) =>
    domainStory(
      assessRecovery(knownValues(values)).find((entry) => entry.domain === domain)!.results,
      withDeaths,
    );

  it('begins with a rule that has decided, before one that is open', () => {
    const arm = { armWeakness: true, daysSinceStroke: 3, safeScore: 6, ageYears: 60 };
    expect(story('arm', arm).main?.id).to.equal('prep2');
    expect(story('arm', arm).pictures).to.deep.equal([]);
    const open = story('arm', { armWeakness: true });
    expect(open.main?.id).to.equal('epos-arm');
    expect(open.pictures.map(({ rate }) => [rate.range.low, rate.range.high])).to.deep.equal([[14, 98]]);
    expect(open.others.map(({ id }) => id)).to.include('prep2');
  });

  it('does not draw a figure that holds in some of the open cases only', () => {
    const { pictures } = story('arm', { armWeakness: true });
    expect(pictures.map(({ rate }) => rate.outcome)).to.not.include('ue-fm-at-most-25');
  });

  it('has nothing to begin with where nothing is published', () => {
    const neglect = story('attention', { visuospatialNeglect: true });
    expect([neglect.main, neglect.pictures]).to.deep.equal([undefined, []]);
    expect(neglect.isSomethingLeftOut).to.equal(false);
  });

  it('leaves deaths out when asked, with the remark on them, and says that it did', () => {
    const field: Values = { visualField: 'complete-hemianopia', daysSinceStroke: 5 };
    const outcomes = ({ main, others }: ReturnType<typeof story>) =>
      [main, ...others].flatMap((result) =>
        result && 'findings' in result ? result.findings.map(({ outcome }) => outcome) : [],
      );
    const shown = story('vision', field, true);
    expect(outcomes(shown)).to.include('death-after-hemianopia');
    expect(shown.isSomethingLeftOut).to.equal(false);
    const hidden = story('vision', field);
    expect(outcomes(hidden)).to.not.include('death-after-hemianopia');
    expect([hidden.main, ...hidden.others].flatMap((result) => result?.remarks ?? [])).to.not.include(
      'gray-deaths',
    );
    expect(hidden.isSomethingLeftOut).to.equal(true);
  });
});
