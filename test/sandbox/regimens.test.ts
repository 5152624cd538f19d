import { expect } from 'chai';
import { strokeDose } from '../../server/sandbox/ehr/regimens.ts';

describe('doses of the order form', () => {
  it('AHA/ASA 2026: alteplase 0.9 mg/kg, at most 90 mg, a tenth as bolus', () => {
    expect(strokeDose('alteplase', 70)).to.eql({
      mg: 63,
      text: '63 mg intravenously: 6.3 mg over 1 minute, then 56.7 mg over 60 minutes',
    });
    expect(strokeDose('alteplase', 100).mg).to.equal(90);
    expect(strokeDose('alteplase', 101).mg).to.equal(90);
    expect(strokeDose('alteplase', 61.5).mg).to.equal(55.4);
  });

  it('AHA/ASA 2026: tenecteplase 0.25 mg/kg, at most 25 mg', () => {
    expect(strokeDose('tenecteplase', 70).mg).to.equal(17.5);
    expect(strokeDose('tenecteplase', 100).mg).to.equal(25);
    expect(strokeDose('tenecteplase', 130).mg).to.equal(25);
  });
});
