import { expect } from 'chai';
import { doseTable } from '../../server/clinical/dose/dose-table.ts';
import { DEFAULT_DOSE_POLICY } from '../../server/clinical/dose/dose-rules.ts';
import { known, missing } from '../../server/clinical/known.ts';

const measured = known('measured' as const);

describe('The dose from the chart alone', () => {
  it('alteplase: one row, 10 % as bolus and 90 % as infusion (AHA/ASA table)', () => {
    const { rows, findings, maximumMg } = doseTable(
      'alteplase',
      { weightKg: known(70), weightMethod: measured },
      DEFAULT_DOSE_POLICY,
    );
    expect(rows.map(({ plan }) => plan.totalMg)).to.deep.equal([63]);
    expect(rows[0]).to.have.nested.property('plan.bolus.mg').closeTo(6.3, 1e-9);
    expect(rows[0]).to.have.nested.property('plan.infusion.mg').closeTo(56.7, 1e-9);
    expect(rows[0]?.evidence).to.equal('dose-alteplase');
    expect(findings).to.deep.equal([]);
    expect(maximumMg).to.equal(90);
  });

  it('tenecteplase: a row for each rule that the site accepts; at 70 kg they differ', () => {
    const at70 = { weightKg: known(70), weightMethod: measured };
    const totals = (tenecteplaseDosing: 'exact' | 'label-bands' | 'either') =>
      doseTable('tenecteplase', at70, { tenecteplaseDosing }).rows.map(({ plan }) => [
        plan.rule,
        plan.totalMg,
      ]);
    expect(totals('exact')).to.deep.equal([['tenecteplase-per-kg', 17.5]]);
    expect(totals('label-bands')).to.deep.equal([['tenecteplase-label-bands', 20]]);
    expect(totals('either')).to.deep.equal([...totals('exact'), ...totals('label-bands')]);
  });

  it('conflicting weights: each has its row, and none is chosen', () => {
    const { rows, findings } = doseTable(
      'alteplase',
      {
        weightKg: { status: 'conflicting', values: [known(70), known(110)] },
        weightMethod: missing('not-recorded'),
      },
      DEFAULT_DOSE_POLICY,
    );
    expect(rows.map(({ weight, plan }) => [weight.value, plan.totalMg, plan.isMaximum])).to.deep.equal([
      [70, 63, false],
      [110, 90, true],
    ]);
    expect(findings.map(({ kind }) => kind)).to.deep.equal([
      'weight-conflicting',
      'weight-not-measured',
      'maximum-applies',
    ]);
  });

  it('no weight: no row, and what is missing', () => {
    const { rows, findings } = doseTable(
      'tenecteplase',
      { weightKg: missing('not-readable'), weightMethod: missing('not-readable') },
      DEFAULT_DOSE_POLICY,
    );
    expect(rows).to.deep.equal([]);
    expect(findings).to.deep.equal([{ kind: 'weight-missing', reason: 'not-readable' }]);
  });
});
