import { expect } from 'chai';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { aphasiaProportional } from '../../server/clinical/recovery/aphasia-proportional.ts';
import { eposArm } from '../../server/clinical/recovery/epos-arm.ts';
import { eposGait } from '../../server/clinical/recovery/epos-gait.ts';
import { fuglMeyerProportional } from '../../server/clinical/recovery/fugl-meyer-proportional.ts';
import { prep2 } from '../../server/clinical/recovery/prep2.ts';
import { tractLoad } from '../../server/clinical/recovery/tract-load.ts';
import { twist2017 } from '../../server/clinical/recovery/twist-2017.ts';
import { twist2022 } from '../../server/clinical/recovery/twist-2022.ts';
import { winters } from '../../server/clinical/recovery/winters.ts';
import {
  categoriesOf,
  conflicting,
  findingsOf,
  knownValues,
  ratesOf,
  resultOf,
  type Values,
} from '../fixtures/recovery.ts';

describe('PREP2 (Stinear 2017) at its borders', () => {
  const arm = (values: Values) => resultOf(prep2, { armWeakness: true, daysSinceStroke: 3, ...values });

  it('step 1: SAFE 5 is enough under 80 years, 4 is not', () => {
    expect(categoriesOf(arm({ safeScore: 5, ageYears: 79 }))).to.deep.equal(['excellent']);
    expect(categoriesOf(arm({ safeScore: 4, ageYears: 79, motorEvokedPotential: 'present' }))).to.deep.equal([
      'good',
    ]);
  });

  it('from 80 years SAFE 8 is Excellent and 7 Good, both marked as unconfirmed', () => {
    for (const [safeScore, category] of [
      [10, 'excellent'],
      [8, 'excellent'],
      [7, 'good'],
      [5, 'good'],
    ] as const) {
      const result = arm({ safeScore, ageYears: 80 });
      expect(findingsOf(result)[0]).to.deep.include({ categories: [category], isUnconfirmed: true });
      expect(result.remarks).to.include('prep2-unconfirmed');
    }
    const younger = arm({ safeScore: 5, ageYears: 79 });
    expect(findingsOf(younger)[0]).not.to.have.property('isUnconfirmed');
    expect(younger.remarks).not.to.include('prep2-unconfirmed');
    expect(EVIDENCE.prep2.unconfirmed?.join()).to.contain('80');
  });

  it('step 3: NIHSS 6 on day 3 is Limited, 7 is Poor', () => {
    const weak = { safeScore: 4, ageYears: 60, motorEvokedPotential: 'absent' } as const;
    expect(categoriesOf(arm({ ...weak, nihssDay3: 6 }))).to.deep.equal(['limited']);
    expect(categoriesOf(arm({ ...weak, nihssDay3: 7 }))).to.deep.equal(['poor']);
  });

  it('applies up to day 3', () => {
    expect(arm({ safeScore: 9, ageYears: 60 })).to.deep.include({ status: 'applies', isGroupFigure: false });
    expect(arm({ safeScore: 9, ageYears: 60, daysSinceStroke: 4 }).status).to.equal('no-longer');
    expect(resultOf(prep2, { armWeakness: false }).status).to.equal('does-not-apply');
  });

  it('without a motor evoked potential keeps Good, Limited and Poor open, and asks for it', () => {
    const result = arm({ safeScore: 3, ageYears: 60 });
    expect(categoriesOf(result)).to.deep.equal(['good', 'limited', 'poor']);
    expect(result).to.deep.include({
      status: 'inputs-missing',
      undecided: ['motorEvokedPotential', 'nihssDay3'],
      mostUseful: 'motorEvokedPotential',
    });
  });

  it('says that 75 % of its predictions were correct, and names its steps', () => {
    const result = arm({ safeScore: 9, ageYears: 60 });
    expect(findingsOf(result)[0]).to.deep.include({ correctPercent: 75, evidence: 'prep2' });
    expect(result.trace).to.deep.equal([
      {
        rule: 'prep2.safe-5-under-80',
        facts: [
          'armWeakness',
          'daysSinceStroke',
          'safeScore',
          'ageYears',
          'motorEvokedPotential',
          'nihssDay3',
        ],
        evidence: 'prep2',
      },
    ]);
  });
});

for (const { name, rule, outcome, weakness, signs, atDay2, atDay9 } of [
  {
    name: 'EPOS, arm (Nijland 2010)',
    rule: eposArm,
    outcome: 'arat-10-or-more',
    weakness: { armWeakness: true },
    signs: (first: boolean, second: boolean): Values => ({
      fingerExtension: first,
      shoulderAbduction: second,
    }),
    atDay2: 25,
    atDay9: 14,
  },
  {
    name: 'EPOS, gait (Veerbeek 2011)',
    rule: eposGait,
    outcome: 'walks-independently',
    weakness: { legWeakness: true },
    signs: (first: boolean, second: boolean): Values => ({
      sitting30Seconds: first,
      legStrengthCriterion: second,
    }),
    atDay2: 27,
    atDay9: 10,
  },
]) {
  describe(`${name} by day`, () => {
    const rateOn = (daysSinceStroke: number, first: boolean, second: boolean) =>
      findingsOf(resultOf(rule, { ...weakness, daysSinceStroke, ...signs(first, second) }))[0];

    it('gives 98 % with both signs on every day', () => {
      for (const day of [2, 5, 9]) {
        expect(rateOn(day, true, true)).to.deep.include({ outcome, range: { low: 98, high: 98 } });
        expect(rateOn(day, true, true)).not.to.have.property('isBetweenPublished');
      }
    });

    it(`with neither gives ${atDay2} % on day 2, ${atDay9} % on day 9, and the range between on the days between`, () => {
      expect(rateOn(2, false, false)).to.deep.include({ range: { low: atDay2, high: atDay2 } });
      expect(rateOn(9, false, false)).to.deep.include({ range: { low: atDay9, high: atDay9 } });
      for (const day of [3, 8])
        expect(rateOn(day, false, false)).to.deep.include({
          range: { low: atDay9, high: atDay2 },
          isBetweenPublished: true,
        });
    });

    it('has no published figure for one sign alone: the range between, marked so', () => {
      for (const [first, second] of [
        [true, false],
        [false, true],
      ] as const) {
        expect(rateOn(2, first, second)).to.deep.include({ range: { low: atDay2, high: 98 } });
        expect(rateOn(9, first, second)).to.deep.include({
          range: { low: atDay9, high: 98 },
          isBetweenPublished: true,
        });
        const result = resultOf(rule, { ...weakness, daysSinceStroke: 5, ...signs(first, second) });
        expect(result.remarks).to.include('epos-mixed');
      }
    });

    it('applies from day 2 to day 9', () => {
      const statuses = [1, 2, 9, 10].map(
        (daysSinceStroke) => resultOf(rule, { ...weakness, daysSinceStroke, ...signs(true, true) }).status,
      );
      expect(statuses).to.deep.equal(['not-yet', 'applies', 'applies', 'no-longer']);
    });
  });
}

describe('EPOS with two days on record', () => {
  const days = { daysSinceStroke: conflicting(2, 5) };
  const gait = (sits: boolean, isStrong: boolean) =>
    eposGait.evaluate({
      ...knownValues({ legWeakness: true, sitting30Seconds: sits, legStrengthCriterion: isStrong }),
      ...days,
    });

  it('leaves nothing open where the figure is that of either day (98 %, Veerbeek 2011)', () => {
    expect(gait(true, true).status).to.equal('applies');
    expect(ratesOf(gait(true, true))).to.deep.equal(['walks-independently 6-months: 98-98']);
  });

  it('shows the full score of day 2 beside nothing for day 5, and nothing else open (Nijland 2010)', () => {
    const arm = (one: number, other: number) =>
      eposArm.evaluate({
        ...knownValues({ armWeakness: true, fingerExtension: true, shoulderAbduction: true }),
        daysSinceStroke: conflicting(one, other),
      });
    expect(arm(5, 9).status).to.equal('applies');
    expect(arm(2, 5)).to.deep.include({ status: 'inputs-missing', undecided: ['daysSinceStroke'] });
  });

  it('is open on the day where the figure falls from one to the other', () => {
    expect(gait(false, false)).to.deep.include({
      status: 'inputs-missing',
      undecided: ['daysSinceStroke'],
    });
  });
});

describe('EPOS, arm (Nijland 2010)', () => {
  it('gives the 60 % of full scores with finger extension on day 2, and no figure elsewhere', () => {
    const fullScore = (daysSinceStroke: number, fingerExtension: boolean) =>
      findingsOf(
        resultOf(eposArm, {
          armWeakness: true,
          daysSinceStroke,
          fingerExtension,
          shoulderAbduction: true,
        }),
      ).find((finding) => finding.outcome === 'arat-full');
    expect(fullScore(2, true)).to.deep.include({ kind: 'rate', range: { low: 60, high: 60 } });
    expect(fullScore(3, true)?.kind).to.equal('not-published');
    expect(fullScore(2, false)?.kind).to.equal('not-published');
  });

  it('with neither sign known asks for finger extension', () => {
    const result = resultOf(eposArm, { armWeakness: true, daysSinceStroke: 5 });
    expect(ratesOf(result)).to.deep.equal(['arat-10-or-more 6-months: 14-98']);
    expect(result).to.deep.include({ mostUseful: 'fingerExtension' });
  });
});

describe('Winters 2016, no finger extension at 8 ± 4 days', () => {
  const met = {
    armWeakness: true,
    fingerExtension: false,
    daysSinceStroke: 8,
    motricityLeg: 35,
    neglectCriterion: false,
    somatosensoryCriterion: true,
  } as const;
  const all = 'no-finger-extension arat-10-or-more 6-months: 45-45';

  it('45 % of all, 94 % of those with Motricity leg 35, no neglect and enough feeling', () => {
    expect(ratesOf(resultOf(winters, met))).to.deep.equal([
      all,
      'winters-criteria arat-10-or-more 6-months: 94-94',
    ]);
  });

  it('gives only the 45 % of all when one criterion is missed', () => {
    for (const missed of [
      { motricityLeg: 34 },
      { neglectCriterion: true },
      { somatosensoryCriterion: false },
    ]) {
      const result = resultOf(winters, { ...met, ...missed });
      expect(ratesOf(result)).to.deep.equal([all]);
      expect(findingsOf(result).map(({ kind }) => kind)).to.include('not-published');
      expect(result.remarks).to.include('winters-not-met');
    }
  });

  it('applies from day 4 to day 12, and to nobody who extends the fingers', () => {
    const statuses = [3, 4, 12, 13].map(
      (daysSinceStroke) => resultOf(winters, { ...met, daysSinceStroke }).status,
    );
    expect(statuses).to.deep.equal(['not-yet', 'applies', 'applies', 'no-longer']);
    expect(resultOf(winters, { ...met, fingerExtension: true })).to.deep.include({
      status: 'does-not-apply',
      because: ['fingerExtension'],
    });
  });
});

describe('TWIST 2017 (Smith) at its borders', () => {
  const leg = (trunkControlTest: number, hipExtensionMrc: number, daysSinceStroke = 7) =>
    resultOf(twist2017, { legWeakness: true, daysSinceStroke, trunkControlTest, hipExtensionMrc });

  it('Trunk Control Test above 40 by 6 weeks; below with hip extension 3 by 12 weeks, else dependent', () => {
    expect(categoriesOf(leg(41, 0))).to.deep.equal(['walks-by-6-weeks']);
    expect(categoriesOf(leg(39, 3))).to.deep.equal(['walks-by-12-weeks']);
    expect(categoriesOf(leg(39, 2))).to.deep.equal(['dependent-at-12-weeks']);
    expect(leg(39, 2).remarks).not.to.include('twist-2017-trunk-40');
  });

  it('treats exactly 40 as not above 40, and says so', () => {
    expect(categoriesOf(leg(40, 3))).to.deep.equal(['walks-by-12-weeks']);
    expect(categoriesOf(leg(40, 2))).to.deep.equal(['dependent-at-12-weeks']);
    expect(leg(40, 3).remarks).to.include('twist-2017-trunk-40');
    expect(leg(40, 2).remarks).to.include('twist-2017-trunk-40');
  });

  it('applies at one week, a day either side', () => {
    expect([5, 6, 8, 9].map((day) => leg(60, 3, day).status)).to.deep.equal([
      'not-yet',
      'applies',
      'applies',
      'no-longer',
    ]);
  });

  it('says 95 % correct in 41 people', () => {
    expect(findingsOf(leg(60, 3))[0]).to.deep.include({ correctPercent: 95 });
    expect(leg(60, 3).remarks).to.include('twist-2017-small');
  });
});

describe('TWIST 2022 (Smith) at its borders', () => {
  const points = (ageYears: number, kneeExtensionMrc: number, bergBalance: number) => {
    const result = resultOf(twist2022, {
      legWeakness: true,
      daysSinceStroke: 7,
      ageYears,
      kneeExtensionMrc,
      bergBalance,
    });
    const [finding] = findingsOf(result);
    return finding?.kind === 'points' ? finding.range.low : NaN;
  };

  it('age under 80, knee extension 3, Berg 6 and 16', () => {
    expect([79, 80].map((age) => points(age, 0, 0))).to.deep.equal([1, 0]);
    expect([2, 3].map((knee) => points(90, knee, 0))).to.deep.equal([0, 1]);
    expect([5, 6, 15, 16].map((berg) => points(90, 0, berg))).to.deep.equal([0, 1, 1, 2]);
    expect(points(79, 3, 6)).to.equal(3);
  });

  it('gives points and no probability, and warns that it over-predicts', () => {
    const result = resultOf(twist2022, { legWeakness: true, daysSinceStroke: 7 });
    expect(findingsOf(result).map(({ kind }) => kind)).to.deep.equal(['points']);
    expect(findingsOf(result)[0]).to.deep.include({ range: { low: 0, high: 4 } });
    expect(result.remarks).to.include.members(['twist-2022-points-only', 'twist-over-predicts']);
  });
});

describe('proportional recovery', () => {
  it('is settled by the score when two days within the course are recorded: the day changes nothing', () => {
    const facts = knownValues({ armWeakness: true, fuglMeyerArm: 10, daysSinceStroke: 3 });
    const settled = fuglMeyerProportional.evaluate(facts);
    const twoDays = fuglMeyerProportional.evaluate({ ...facts, daysSinceStroke: conflicting(3, 5) });
    expect(twoDays).to.deep.equal(settled);
    const outside = fuglMeyerProportional.evaluate({ ...facts, daysSinceStroke: conflicting(3, 91) });
    expect(outside).to.deep.include({ status: 'inputs-missing', undecided: ['daysSinceStroke'] });
  });

  it('is a band for a group, from no change to the average of followers, never a point', () => {
    const result = resultOf(fuglMeyerProportional, {
      armWeakness: true,
      daysSinceStroke: 2,
      fuglMeyerArm: 10,
    });
    expect(result.status).to.equal('group-figure');
    const [finding] = findingsOf(result);
    expect(finding?.kind === 'population-band' && finding.range.low < finding.range.high).to.equal(true);
    expect(result.remarks).to.include.members(['group-not-person', 'severe-do-not-follow']);
  });

  it('spans the whole scale when the first score is missing', () => {
    const arm = resultOf(fuglMeyerProportional, { armWeakness: true, daysSinceStroke: 2 });
    expect(findingsOf(arm)[0]).to.deep.include({ range: { low: 0, high: 66 } });
    const language = resultOf(aphasiaProportional, { aphasia: true, daysSinceStroke: 2 });
    expect(findingsOf(language)[0]).to.deep.include({ range: { low: 0, high: 100 } });
    expect(language).to.deep.include({ mostUseful: 'westernAphasiaBattery' });
  });
});

describe('the corticospinal tract lesion load (Feng 2015)', () => {
  const load = (corticospinalLoadMl: number) =>
    resultOf(tractLoad, { armWeakness: true, daysSinceStroke: 3, corticospinalLoadMl });

  it('speaks from 7.0 mL on and not below, and ties the limit to its map', () => {
    expect(ratesOf(load(7))).to.deep.equal(['ue-fm-at-most-25 3-months: 100-100']);
    expect(ratesOf(load(6.99))).to.deep.equal([]);
    expect(load(7).remarks).to.deep.equal(['tract-map', 'tract-small']);
    expect(findingsOf(load(7))[0]?.grade).to.equal('research-only');
  });
});
