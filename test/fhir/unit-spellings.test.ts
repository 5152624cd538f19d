/** Units as laboratories and wards write them: read where they are clear, refused where code and text contradict. */
import { expect } from 'chai';
import { UCUM } from '../../server/fhir/codes.ts';
import { valueOf } from '../fixtures/chart-facts.ts';
import { bloodTest, searchset, weight } from '../fixtures/chart.ts';

const platelets = (valueQuantity: object) =>
  valueOf('platelets10e9PerL', { bloodTests: searchset(bloodTest('777-3', 0, '', { valueQuantity })) });
const kilograms = (valueQuantity: object) =>
  valueOf('weightKg', { weight: searchset(weight(0, { valueQuantity })) });

describe('spellings of units', () => {
  it('a platelet count in thousands', async () => {
    for (const unit of [
      ...['10*9/L', '10^9/L', 'x10^9/L', '10E9/L', 'x10E9/L', 'G/L', 'Gpt/l', '/nL'],
      ...['10*3/uL', '10^3/µL', '10^3/μL', 'x10(3)/mcL', 'K/mcL', 'K/uL', 'Tsd/µl', '10*3/mm3', 'K/mm3'],
    ]) {
      expect(await platelets({ value: 85, unit }), unit).to.equal(85);
    }
    for (const unit of ['{cells}/uL', '/mm3', '10*6/L']) {
      expect(await platelets({ value: 85_000, unit }), unit).to.equal(85);
    }
    for (const unit of ['10*12/L', '10*9/mL', '%', 'fL']) {
      expect(await platelets({ value: 85, unit }), unit).to.equal('none-usable');
    }
  });

  it('a code of the site’s own leaves the text to say it; a text that contradicts the code leaves nothing', async () => {
    expect(await kilograms({ value: 154, system: 'urn:ehr', code: '7', unit: 'lbs' })).to.be.closeTo(
      69.85,
      0.01,
    );
    expect(await kilograms({ value: 154, system: UCUM, code: 'kg', unit: 'lb' })).to.equal('none-usable');
    expect(await kilograms({ value: 70, system: UCUM, code: 'kg', unit: 'kilogram' })).to.equal(70);
  });
});
