import { expect } from 'chai';
import { aphasiaProportional } from '../../server/clinical/recovery/aphasia-proportional.ts';
import { aphasiaRapidTest } from '../../server/clinical/recovery/aphasia-rapid-test.ts';
import { ALL_RECOVERY_RULES, assessRecovery } from '../../server/clinical/recovery/assess-recovery.ts';
import { eposArm } from '../../server/clinical/recovery/epos-arm.ts';
import { neglect } from '../../server/clinical/recovery/neglect.ts';
import { prep2 } from '../../server/clinical/recovery/prep2.ts';
import { press } from '../../server/clinical/recovery/press.ts';
import type { RecoveryRule } from '../../server/clinical/recovery/recovery.ts';
import { tractLoad } from '../../server/clinical/recovery/tract-load.ts';
import { twist2022 } from '../../server/clinical/recovery/twist-2022.ts';
import { zhang } from '../../server/clinical/recovery/zhang.ts';
import { factsWith } from '../../server/clinical/stroke-facts.ts';
import { FAMILY_TEXTS, type FamilyLanguage } from '../../server/clinical/text/family/families.ts';
import { tellRecovery } from '../../server/clinical/text/family/tell-recovery.ts';
import { resultOf, type Values } from '../fixtures/recovery.ts';

const { en } = FAMILY_TEXTS;
const LANGUAGES = Object.keys(FAMILY_TEXTS) as FamilyLanguage[];

const tell = (rule: RecoveryRule, values: Values) => tellRecovery(resultOf(rule, values), en);

describe('a recovery result told to a family', () => {
  it('gives the group’s figure and says that it is no forecast', () => {
    const arm = { armWeakness: true, daysSinceStroke: 9, fingerExtension: true, shoulderAbduction: true };
    expect(tell(eposArm, arm)).to.deep.equal([
      '6 months after the stroke, about 98 in 100 people could use the weak hand at least a little.',
      en.page.notAForecast,
    ]);
  });

  it('says so when the figure is only between two published ones', () => {
    const arm = { armWeakness: true, daysSinceStroke: 9, fingerExtension: true, shoulderAbduction: false };
    expect(tell(eposArm, arm).slice(0, 2)).to.deep.equal([
      '6 months after the stroke, between 14 and 98 in 100 people could use the weak hand at least a little.',
      en.status.betweenPublished,
    ]);
  });

  it('tells a category, how often it was right, and that a part was not confirmed', () => {
    const arm = { armWeakness: true, daysSinceStroke: 3, safeScore: 6 };
    expect(tell(prep2, { ...arm, ageYears: 60 })).to.deep.equal([
      en.categories.excellent,
      en.correct(75),
      en.page.notAForecast,
    ]);
    expect(tell(prep2, { ...arm, ageYears: 85 })).to.include(en.status.unconfirmed);
  });

  it('lists every category that is still possible, and the test that would help most', () => {
    const told = tell(prep2, { armWeakness: true, daysSinceStroke: 3, safeScore: 3, ageYears: 60 });
    expect(told.slice(0, 4)).to.deep.equal([
      en.status.severalPossible,
      en.categories.good,
      en.categories.limited,
      en.categories.poor,
    ]);
    expect(told.at(-1)).to.equal(en.status.oneMoreTest('motorEvokedPotential'));
  });

  it('does not tell a figure that holds only in some cases as if it held in all', () => {
    const told = tell(tractLoad, { armWeakness: true, daysSinceStroke: 3 });
    expect(told.slice(0, 3)).to.deep.equal([
      en.status.severalPossible,
      '3 months after the stroke, 100 in 100 people could move the weak arm only a little.',
      en.status.notPublished,
    ]);
    const art = tell(aphasiaRapidTest, { aphasia: true, daysSinceStroke: 8 });
    expect(art.filter((sentence) => sentence === en.status.severalPossible)).to.have.lengthOf(1);
  });

  it('says plainly when nothing is published', () => {
    const art = { aphasia: true, daysSinceStroke: 8, aphasiaRapidTest: 15 };
    expect(tell(aphasiaRapidTest, art)).to.deep.equal([en.status.notPublished]);
    expect(tell(neglect, { visuospatialNeglect: true })).to.deep.equal([en.status.notPublished]);
  });

  it('tells bands and points as those of groups', () => {
    expect(
      tell(aphasiaProportional, { aphasia: true, daysSinceStroke: 2, westernAphasiaBattery: 40 }),
    ).to.deep.equal([
      'On a language test with 100 points, some people stayed near 40. Others reached about 84 on average.',
      en.remarks['lazar-small'],
      en.page.notAForecast,
    ]);
    const leg = { legWeakness: true, daysSinceStroke: 7, ageYears: 70, kneeExtensionMrc: 3, bergBalance: 3 };
    expect(tell(twist2022, leg)).to.include(
      'The walking test gives 2 of 4 points. People with more points walked alone sooner.',
    );
    expect(tell(twist2022, leg)).to.include(en.remarks['twist-over-predicts']);
  });

  it('says when it is too early or too late, in days or months, and nothing where there is no problem', () => {
    expect(tell(eposArm, { armWeakness: true, daysSinceStroke: 1 })).to.deep.equal([
      en.status.notYet(2, 'days'),
    ]);
    expect(tell(press, { dysphagia: true, daysSinceStroke: 8 })).to.deep.equal([
      en.status.noLonger(7, 'days'),
    ]);
    expect(tell(zhang, { visualField: 'bilateral', monthsToFirstVisualField: 9 })).to.deep.equal([
      en.status.noLonger(6, 'months'),
    ]);
    expect(tell(press, { dysphagia: false })).to.deep.equal([]);
  });

  for (const language of LANGUAGES) {
    it(`${language}: tells every rule, also when nothing is known`, () => {
      const results = assessRecovery(factsWith({})).flatMap((domain) => domain.results);
      expect(results).to.have.lengthOf(ALL_RECOVERY_RULES.length);
      for (const result of results) {
        const told = tellRecovery(result, FAMILY_TEXTS[language]);
        expect(told.length, result.id).to.be.greaterThan(0);
        expect(told.join(' '), result.id).not.to.match(/undefined|NaN|%/);
      }
    });
  }
});
