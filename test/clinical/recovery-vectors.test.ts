import { expect } from 'chai';
import { known } from '../../server/clinical/known.ts';
import { APHASIA_RULE, aphasiaProportional } from '../../server/clinical/recovery/aphasia-proportional.ts';
import { eposArm } from '../../server/clinical/recovery/epos-arm.ts';
import { eposGait } from '../../server/clinical/recovery/epos-gait.ts';
import {
  FUGL_MEYER_RULE,
  fuglMeyerProportional,
} from '../../server/clinical/recovery/fugl-meyer-proportional.ts';
import { gray } from '../../server/clinical/recovery/gray.ts';
import { prep2 } from '../../server/clinical/recovery/prep2.ts';
import { press } from '../../server/clinical/recovery/press.ts';
import { averageOfFollowers } from '../../server/clinical/recovery/proportional.ts';
import type { RecoveryRule } from '../../server/clinical/recovery/recovery.ts';
import { tractLoad } from '../../server/clinical/recovery/tract-load.ts';
import { twist2017 } from '../../server/clinical/recovery/twist-2017.ts';
import { twist2022 } from '../../server/clinical/recovery/twist-2022.ts';
import { vista } from '../../server/clinical/recovery/vista.ts';
import { zhang } from '../../server/clinical/recovery/zhang.ts';
import type { RecoveryCategoryId } from '../../server/clinical/text/en/recovery.ts';
import { RECOVERY_CATEGORIES } from '../../server/clinical/text/en.ts';
import { categoriesOf, findingsOf, ratesOf, resultOf, type Values } from '../fixtures/recovery.ts';
import { factsOfRow, rowTitle, vectorRows, type VectorRow } from '../fixtures/vectors.ts';

/** The rows leave out that the person has the problem at all; with that, and the day, a rule with all inputs applies. */
function statusWith(rule: RecoveryRule, row: VectorRow, values: Values, own: readonly string[] = []): string {
  const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, known(value)]));
  return rule.evaluate({ ...factsOfRow(row, own), ...given }).status;
}

describe('PREP2 (Stinear 2017) reproduces the vectors', () => {
  for (const row of vectorRows('PREP2')) {
    it(rowTitle(row), () => {
      const categories = categoriesOf(prep2.evaluate(factsOfRow(row)));
      expect(categories.map((id) => RECOVERY_CATEGORIES[id as RecoveryCategoryId])).to.deep.equal([
        row.total,
      ]);
      expect(statusWith(prep2, row, { armWeakness: true, daysSinceStroke: 3 })).to.equal('applies');
    });
  }
});

describe('the EPOS rules reproduce the vectors', () => {
  for (const row of vectorRows('EPOS-arm')) {
    it(rowTitle(row), () => {
      const percent = Number(row.risk?.['probability']) * 100;
      expect(ratesOf(eposArm.evaluate(factsOfRow(row)))).to.include(
        `arat-10-or-more 6-months: ${percent}-${percent}`,
      );
      expect(statusWith(eposArm, row, { armWeakness: true })).to.equal('applies');
    });
  }
  for (const row of vectorRows('EPOS-gait')) {
    it(rowTitle(row), () => {
      const percent = Number(row.risk?.['probability']) * 100;
      expect(ratesOf(eposGait.evaluate(factsOfRow(row)))).to.deep.equal([
        `walks-independently 6-months: ${percent}-${percent}`,
      ]);
      expect(statusWith(eposGait, row, { legWeakness: true })).to.equal('applies');
    });
  }
});

describe('the TWIST rules reproduce the vectors', () => {
  const CATEGORY: Readonly<Record<string, string>> = {
    'independent by 6 weeks': 'walks-by-6-weeks',
    'independent by 12 weeks': 'walks-by-12-weeks',
    'dependent at 12 weeks': 'dependent-at-12-weeks',
  };
  for (const row of vectorRows('TWIST-2017')) {
    it(rowTitle(row), () => {
      expect(categoriesOf(twist2017.evaluate(factsOfRow(row)))).to.deep.equal([CATEGORY[String(row.total)]]);
      expect(statusWith(twist2017, row, { legWeakness: true, daysSinceStroke: 7 })).to.equal('applies');
    });
  }
  for (const row of vectorRows('TWIST-2022')) {
    it(rowTitle(row), () => {
      const [finding] = findingsOf(twist2022.evaluate(factsOfRow(row)));
      expect(finding).to.deep.include({
        kind: 'points',
        range: { low: row.total, high: row.total },
        maximum: 4,
      });
      expect(statusWith(twist2022, row, { legWeakness: true, daysSinceStroke: 7 })).to.equal('applies');
    });
  }
});

describe('proportional recovery reproduces the vectors as a formula, and as a band that ends there', () => {
  for (const row of vectorRows('proportional-recovery-UEFM')) {
    it(rowTitle(row), () => {
      const initial = Number(row.inputs['ue_fm_initial']);
      const predicted = Number(row.risk?.['predicted']);
      expect(averageOfFollowers(FUGL_MEYER_RULE, initial)).to.be.closeTo(predicted, 1e-9);
      const [finding] = findingsOf(fuglMeyerProportional.evaluate(factsOfRow(row, ['variant'])));
      expect(finding).to.deep.include({
        kind: 'population-band',
        range: { low: initial, high: averageOfFollowers(FUGL_MEYER_RULE, initial) },
      });
      const status = statusWith(fuglMeyerProportional, row, { armWeakness: true, daysSinceStroke: 3 }, [
        'variant',
      ]);
      expect(status).to.equal('group-figure');
    });
  }
  for (const row of vectorRows('aphasia-proportional')) {
    it(rowTitle(row), () => {
      const initial = Number(row.inputs['wab_initial']);
      expect(row.inputs['wab_max']).to.equal(APHASIA_RULE.maximum);
      expect(averageOfFollowers(APHASIA_RULE, initial)).to.be.closeTo(Number(row.risk?.['predicted']), 1e-9);
      const [finding] = findingsOf(aphasiaProportional.evaluate(factsOfRow(row, ['wab_max'])));
      expect(finding).to.deep.include({
        kind: 'population-band',
        range: { low: initial, high: averageOfFollowers(APHASIA_RULE, initial) },
      });
    });
  }
});

describe('the tract lesion load (Feng 2015) reproduces the vectors', () => {
  for (const row of vectorRows('wCST-LL-threshold')) {
    it(rowTitle(row), () => {
      const findings = findingsOf(tractLoad.evaluate(factsOfRow(row)));
      const percent = row.risk?.['ppv_percent'];
      expect(findings.map(({ kind }) => kind)).to.deep.equal([
        row.total === 'no rule' ? 'not-published' : 'rate',
      ]);
      if (typeof percent === 'number')
        expect(findings[0]).to.deep.include({
          outcome: 'ue-fm-at-most-25',
          range: { low: percent, high: percent },
        });
    });
  }
});

describe('the vision studies reproduce the vectors', () => {
  for (const row of vectorRows('hemianopia-improvement')) {
    it(rowTitle(row), () => {
      const [low, high] = String(row.risk?.['percent']).replace('about ', '').split('-');
      expect(ratesOf(zhang.evaluate(factsOfRow(row)))).to.deep.equal([
        `field-any-improvement follow-up: ${low ?? ''}-${high ?? low ?? ''}`,
      ]);
    });
  }
  for (const row of vectorRows('hemianopia-complete-recovery-Gray')) {
    it(rowTitle(row), () => {
      const percent = Number(row.risk?.['percent']);
      const facts = factsOfRow(row, ['hemianopia']);
      const field =
        row.inputs['hemianopia'] === 'complete' ? 'complete-hemianopia' : ('partial-hemianopia' as const);
      const result = gray.evaluate({ ...facts, visualField: known(field) });
      expect(ratesOf(result)).to.include(`field-full-on-confrontation 28-days: ${percent}-${percent}`);
      expect(result.status).to.equal('group-figure');
    });
  }
  for (const row of vectorRows('visual-impairment-VISTA')) {
    it(rowTitle(row), () => {
      const percent = Number(row.risk?.['percent']);
      expect(ratesOf(vista.evaluate(factsOfRow(row)))).to.include(
        `visual-items-normal ${String(row.inputs['day'])}-days: ${percent}-${percent}`,
      );
    });
  }
});

describe('PRESS (Galovic 2019) reproduces the vectors', () => {
  for (const row of vectorRows('PRESS-extremes')) {
    it(rowTitle(row), () => {
      const [day7, day30] = [Number(row.risk?.['percent_day7']), Number(row.risk?.['percent_day30'])];
      const result = press.evaluate(factsOfRow(row));
      expect(ratesOf(result)).to.deep.equal([
        `impaired-oral-intake 7-days: ${day7}-${day7}`,
        `impaired-oral-intake 30-days: ${day30}-${day30}`,
      ]);
      expect(statusWith(press, row, { dysphagia: true, daysSinceStroke: 1 })).to.equal('applies');
    });
  }

  it('says nothing about a person without trouble in swallowing', () => {
    expect(resultOf(press, { dysphagia: false, pressTotal: 10 }).status).to.equal('does-not-apply');
  });
});
