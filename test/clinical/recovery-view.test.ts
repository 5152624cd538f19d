/** What the recovery view is built from: moments, deficits, and the words of findings and drawings. */
import { expect } from 'chai';
import fc from 'fast-check';
import { known } from '../../server/clinical/known.ts';
import { ALL_RECOVERY_RULES, assessRecovery } from '../../server/clinical/recovery/assess-recovery.ts';
import { deficitPresence } from '../../server/clinical/recovery/deficit-of.ts';
import { eposArm } from '../../server/clinical/recovery/epos-arm.ts';
import { prep2 } from '../../server/clinical/recovery/prep2.ts';
import { aphasiaRapidTest } from '../../server/clinical/recovery/aphasia-rapid-test.ts';
import { twist2022 } from '../../server/clinical/recovery/twist-2022.ts';
import { timelineOf } from '../../server/clinical/recovery/timeline.ts';
import { aphasiaProportional } from '../../server/clinical/recovery/aphasia-proportional.ts';
import { factsWith } from '../../server/clinical/stroke-facts.ts';
import {
  findingCautionText,
  findingTopicText,
  findingValueText,
  RECOVERY_DOMAINS,
  RECOVERY_GROUPS,
  visualFieldText,
  weaknessText,
} from '../../server/clinical/text/en.ts';
import { conflicting, findingsOf, knownValues, resultOf, type Values } from '../fixtures/recovery.ts';

const told = (values: Values, rule = eposArm) =>
  findingsOf(resultOf(rule, values)).map((finding) => [
    findingValueText(finding),
    findingTopicText(finding),
    findingCautionText(finding),
  ]);

describe('the timeline of recovery', () => {
  it('holds every finding of every rule exactly once, and each at a moment by which its horizon has come', () => {
    const weeks = { 'one-week': 1, 'three-months': 13.1, 'six-months': 26.1, undated: 0 };
    fc.assert(
      fc.property(fc.boolean(), fc.integer({ min: 0, max: 40 }), (has, day) => {
        const results = assessRecovery(
          knownValues({
            armWeakness: has,
            legWeakness: has,
            aphasia: has,
            dysphagia: has,
            daysSinceStroke: day,
            visualField: has ? 'complete-hemianopia' : 'full',
          }),
        ).flatMap((domain) => domain.results);
        const timeline = timelineOf(results.flatMap(findingsOf));
        const all = Object.values(timeline).flat();
        expect(all).to.have.members(results.flatMap(findingsOf));
        for (const [moment, entries] of Object.entries(timeline))
          for (const finding of entries) {
            const [, count = '0', unit] = /(\d+)-(days|weeks|months)$/.exec(finding.horizon) ?? [];
            const inWeeks = Number(count) / (unit === 'days' ? 7 : unit === 'months' ? 12 / 52.2 : 1);
            expect(inWeeks, finding.horizon).to.be.at.most(weeks[moment as keyof typeof weeks]);
          }
      }),
    );
  });
});

describe('whether the person has the deficit of a domain', () => {
  it('is told by its fact; contradicting records tell nothing', () => {
    expect(deficitPresence('arm', knownValues({ armWeakness: true }))).to.equal('present');
    expect(deficitPresence('arm', knownValues({ armWeakness: false }))).to.equal('absent');
    expect(deficitPresence('arm', factsWith({}))).to.equal('unknown');
    expect(deficitPresence('arm', factsWith({ armWeakness: conflicting(true, false) }))).to.equal('unknown');
    expect(deficitPresence('vision', knownValues({ visualField: 'full' }))).to.equal('absent');
    expect(deficitPresence('vision', knownValues({ visualField: 'bilateral' }))).to.equal('present');
    expect(
      deficitPresence(
        'vision',
        factsWith({ visualField: conflicting('partial-hemianopia', 'complete-hemianopia') }),
      ),
    ).to.equal('present');
    expect(deficitPresence('mood', factsWith({}))).to.equal('no-test');
  });

  it('present in the facts, no rule of the domain says that it does not apply for want of it', () => {
    const values: Values = {
      armWeakness: true,
      legWeakness: true,
      aphasia: true,
      visuospatialNeglect: true,
      dysphagia: true,
      visualField: 'complete-hemianopia',
      daysSinceStroke: 5,
    };
    for (const { domain, results } of assessRecovery(knownValues(values))) {
      expect(['present', 'no-test'], domain).to.include(deficitPresence(domain, knownValues(values)));
      expect(
        results.some(({ status }) => status !== 'does-not-apply'),
        domain,
      ).to.equal(true);
    }
  });

  it('every domain stands in one group of the view', () => {
    const grouped = Object.values(RECOVERY_GROUPS).flatMap(({ domains }) => [...domains]);
    expect(grouped).to.have.members(Object.keys(RECOVERY_DOMAINS));
    expect(new Set(ALL_RECOVERY_RULES.map(({ domain }) => domain)).size).to.equal(grouped.length);
  });
});

describe('a finding in words', () => {
  const arm = { armWeakness: true, daysSinceStroke: 9, fingerExtension: true };

  it('rate: value, topic and when', () => {
    expect(told({ ...arm, shoulderAbduction: true })[0]).to.deep.equal([
      '98 %',
      'some dexterity of the weak arm',
      '',
    ]);
    expect(told({ ...arm, shoulderAbduction: false })[0]).to.deep.equal([
      'between 14 and 98 %',
      'some dexterity of the weak arm',
      'The ends are the printed figures on either side.',
    ]);
  });

  it('categories, with how often they were right and what is not confirmed', () => {
    const safe = { armWeakness: true, daysSinceStroke: 3, safeScore: 6 };
    expect(told({ ...safe, ageYears: 60 }, prep2)).to.deep.equal([
      ['Excellent', 'arm and hand function at 3 months', 'Right in 75 of 100 people it was made on.'],
    ]);
    expect(told({ ...safe, ageYears: 85 }, prep2)[0]?.[2]).to.contain('Not confirmed in the paper.');
    const gait = { aphasia: true, daysSinceStroke: 2, westernAphasiaBattery: 40 };
    expect(told(gait, aphasiaProportional)[0]).to.deep.equal([
      '40–83.8 of 100 points',
      'aphasia score',
      'From no change to the average of those who followed the rule.',
    ]);
  });

  it('categories that are still possible, as a list', () => {
    const open = { armWeakness: true, daysSinceStroke: 3, safeScore: 3, ageYears: 60 };
    expect(told(open, prep2)[0]?.[0]).to.equal('Good, Limited or Poor');
  });

  it('points and silence', () => {
    const leg = { legWeakness: true, daysSinceStroke: 7, ageYears: 70, kneeExtensionMrc: 3, bergBalance: 3 };
    expect(told(leg, twist2022)[0]?.[0]).to.equal('2 of 4 points');
    expect(told(leg, twist2022)[0]?.[2]).to.equal('No probability was printed for a total.');
    const silent = told({ aphasia: true, daysSinceStroke: 8, aphasiaRapidTest: 15 }, aphasiaRapidTest);
    expect(silent[0]?.[0]).to.equal('no figure');
    expect(silent[0]?.[2]).to.equal('The paper prints none for this case.');
  });

  it('every finding of every rule has words, and the group it is of', () => {
    const results = assessRecovery(factsWith({})).flatMap((domain) => domain.results);
    for (const finding of results.flatMap(findingsOf)) {
      const text = [findingValueText(finding), findingTopicText(finding), findingCautionText(finding)].join();
      expect(text).not.to.match(/undefined|NaN/);
      if (finding.stratum === 'low-risk') expect(text).to.contain('low risk group');
    }
  });
});

describe('the drawings in words', () => {
  it('visual fields: what is lost, and the side only if the chart says so', () => {
    expect(
      visualFieldText(knownValues({ visualField: 'complete-hemianopia', fieldLossSide: 'left' })),
    ).to.equal('The left half of both visual fields is lost.');
    expect(visualFieldText(knownValues({ visualField: 'complete-hemianopia' }))).to.equal(
      'The same half of both visual fields is lost. The chart does not say which half.',
    );
    expect(
      visualFieldText(knownValues({ visualField: 'partial-hemianopia', fieldLossSide: 'right' })),
    ).to.equal('A part of the right half of both visual fields is lost; which part is not recorded.');
    expect(visualFieldText(knownValues({ visualField: 'bilateral' }))).to.contain('on both sides');
    expect(visualFieldText(knownValues({ visualField: 'full' }))).to.equal('Both visual fields are full.');
    expect(visualFieldText(factsWith({}))).to.contain('not examined');
    expect(visualFieldText(factsWith({ visualField: conflicting('full', 'bilateral') }))).to.contain(
      'contradict',
    );
  });

  it('body: which limbs, on which side, and what is not known', () => {
    const weak = { armWeakness: true, legWeakness: true };
    expect(weaknessText(knownValues({ ...weak, weakSide: 'left' }))).to.equal(
      'Weak on the left: arm and leg.',
    );
    expect(weaknessText(knownValues({ ...weak, weakSide: 'both' }))).to.equal(
      'Weak on both sides: arm and leg.',
    );
    expect(weaknessText(knownValues({ armWeakness: true, legWeakness: false }))).to.equal(
      'Weak: arm. The chart does not say on which side.',
    );
    expect(weaknessText(knownValues({ armWeakness: true, weakSide: 'right' }))).to.equal(
      'Weak on the right: arm. Not known: leg.',
    );
    expect(weaknessText(factsWith({ armWeakness: known(false) }))).to.equal(
      'No weakness found. Not known: leg.',
    );
    expect(weaknessText(knownValues({ armWeakness: false, legWeakness: false }))).to.equal(
      'No weakness found.',
    );
    expect(weaknessText(factsWith({}))).to.equal('Weakness of arm or leg: not known.');
  });
});
