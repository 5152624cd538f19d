import { expect } from 'chai';
import { FINDING_LEVELS, type DoseFinding } from '../../server/clinical/dose/dose-finding.ts';
import { dosePlan } from '../../server/clinical/dose/dose-plan.ts';
import { DEFAULT_DOSE_POLICY } from '../../server/clinical/dose/dose-rules.ts';
import { doseFindingText, doseInShort, dosePlanText, doseSplitText } from '../../server/clinical/text/en.ts';

describe('Dose findings in words', () => {
  const sentences: readonly (readonly [DoseFinding, string])[] = [
    [
      { kind: 'matches', percent: { low: 0, high: 0 }, rules: ['tenecteplase-per-kg'] },
      'The dose fits tenecteplase 0.25 mg/kg as a single bolus, at most 25 mg.',
    ],
    [{ kind: 'over', percent: { low: 6, high: 6 } }, 'The dose is 6 % too high.'],
    [{ kind: 'under', percent: { low: -40, high: -30 } }, 'The dose is 30–40 % too low.'],
    [
      { kind: 'between-rules', percent: { low: -8, high: -8 } },
      'The dose lies between the exact and the label dose and fits neither.',
    ],
    [{ kind: 'depends-on-weight' }, 'Whether the dose is right depends on the weight.'],
    [{ kind: 'above-maximum', maximumMg: 90 }, 'The dose is above the maximum of 90 mg.'],
    [
      { kind: 'slip-suspected', slip: 'total-as-per-kilogram' },
      'Possible slip: it equals the whole dose, entered as mg/kg.',
    ],
    [
      { kind: 'tenecteplase-0.4', mgPerKg: { low: 0.4, high: 0.4 }, evidence: 'dose-tenecteplase-0.4' },
      'Tenecteplase 0.4 mg/kg is not recommended: no benefit, possible harm (AHA/ASA 2026, class 3).',
    ],
    [
      { kind: 'wrong-split', part: 'bolus', percent: { low: 50, high: 50 }, share: 0.1 },
      'The bolus should be 10 % of the dose; it is 50 % too high.',
    ],
    [
      { kind: 'wrong-split', part: 'infusion', percent: { low: -20, high: -20 }, share: 0.9 },
      'The infusion should be 90 % of the dose; it is 20 % too low.',
    ],
    [{ kind: 'infusion-not-used' }, 'Tenecteplase is given as a single bolus, without an infusion.'],
    [
      { kind: 'order-problem', part: 'total', problem: 'unknown-unit' },
      'The ordered dose has a unit that is not understood.',
    ],
    [{ kind: 'dose-missing' }, 'The order gives no total dose.'],
    [
      { kind: 'weight-problem', problem: 'above-limit' },
      'A recorded weight is too high to be a weight in kilograms.',
    ],
    [
      { kind: 'weight-missing', reason: 'not-recorded' },
      'No dose can be calculated without the weight (not recorded).',
    ],
    [{ kind: 'weight-conflicting', weightsKg: [70, 72.5] }, 'Different weights are recorded: 70 / 72.5 kg.'],
    [{ kind: 'weight-not-measured', method: 'stated' }, 'The weight was stated, not measured.'],
    [{ kind: 'maximum-applies', fromKg: 100 }, 'Above 100 kg the maximum dose applies.'],
  ];

  for (const [finding, sentence] of sentences) {
    it(sentence, () => {
      expect(doseFindingText(finding)).to.equal(sentence);
    });
  }

  it('cover every kind of finding', () => {
    expect(new Set(sentences.map(([{ kind }]) => kind))).to.deep.equal(new Set(Object.keys(FINDING_LEVELS)));
  });
});

describe('A dose plan in words', () => {
  it('names total, bolus and infusion of alteplase', () => {
    expect(dosePlanText(dosePlan('alteplase', 70, DEFAULT_DOSE_POLICY))).to.equal(
      'Alteplase 63 mg intravenously: 6.3 mg over 1 minute, then 56.7 mg over 60 minutes',
    );
  });

  it('names the single bolus of tenecteplase', () => {
    expect(dosePlanText(dosePlan('tenecteplase', 70, DEFAULT_DOSE_POLICY))).to.equal(
      'Tenecteplase 17.5 mg as a single intravenous bolus',
    );
  });

  it('say the dose in short, and how it is given', () => {
    const alteplase = dosePlan('alteplase', 70, DEFAULT_DOSE_POLICY);
    expect(doseInShort('alteplase', [alteplase])).to.equal('Alteplase 63 mg');
    expect(doseSplitText(alteplase)).to.equal('6.3 mg over 1 minute, then 56.7 mg over 60 minutes');
    const tenecteplase = (['exact', 'label-bands'] as const).map((tenecteplaseDosing) =>
      dosePlan('tenecteplase', 70, { tenecteplaseDosing }),
    );
    expect(doseInShort('tenecteplase', tenecteplase)).to.equal('Tenecteplase 17.5 or 20 mg');
    expect(tenecteplase.map(doseSplitText)).to.deep.equal(['single bolus', 'single bolus']);
    expect(doseInShort('alteplase', [])).to.equal('Alteplase: no dose without the weight');
  });
});
