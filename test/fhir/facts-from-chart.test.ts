import { expect } from 'chai';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { LOINC, UCUM } from '../../server/fhir/codes.ts';
import { readingOf } from '../fixtures/chart-facts.ts';
import {
  condition,
  ctFinding,
  diabetes,
  glucose,
  minutesAgo,
  nihss,
  patient,
  searchset,
  stroke,
} from '../fixtures/chart.ts';

async function factOf<N extends keyof StrokeFacts>(
  name: N,
  changes: Record<string, unknown>,
): Promise<StrokeFacts[N]> {
  return (await readingOf(changes)).facts[name];
}

describe('glucose from the chart', () => {
  const fact = (...resources: unknown[]) => factOf('glucose', { glucose: searchset(...resources) });
  const reasonFor = async (resource: unknown) => {
    const { facts, setAside } = await readingOf({ glucose: searchset(resource) });
    expect(facts.glucose).to.deep.equal({ status: 'missing', reason: 'none-usable' });
    return setAside.map((entry) => entry.reason);
  };

  it('tells a record that is not used once, however often the chart holds it', async () => {
    const mistyped = glucose(164, 'mg/dL', { status: 'entered-in-error' });
    const { setAside } = await readingOf({ glucose: searchset(mistyped, mistyped, mistyped) });
    expect(setAside).to.have.length(1);
  });

  it('keeps value, unit, time with its offset, and the resource it came from', async () => {
    expect(await fact(glucose(164, 'mg/dL'))).to.deep.equal({
      status: 'known',
      value: { value: 164, unit: 'mg/dL' },
      basis: 'recorded',
      at: '2026-11-24T10:42:00+02:00',
      source: 'Observation/glucose-1',
    });
  });

  it('takes the unit from UCUM, never from LOINC: mmol/L under a mass code is mmol/L', async () => {
    const mixed = glucose(9.1, 'mmol/L', { code: { coding: [{ system: LOINC, code: '2345-7' }] } });
    expect(await fact(mixed)).to.deep.include({ value: { value: 9.1, unit: 'mmol/L' } });
  });

  it('reads a unit that is only written out, and refuses one that is missing, foreign or contradictory', async () => {
    const withUnit = (quantity: object) =>
      glucose(9.1, 'mmol/L', { valueQuantity: { value: 9.1, ...quantity } });
    expect(await fact(withUnit({ unit: 'mmol/l' }))).to.deep.include({
      value: { value: 9.1, unit: 'mmol/L' },
    });
    expect(await reasonFor(withUnit({}))).to.deep.equal(['no-unit']);
    expect(await reasonFor(withUnit({ system: UCUM, code: 'g/L' }))).to.deep.equal(['unknown-unit']);
    expect(await reasonFor(withUnit({ system: UCUM, code: 'mg/dL', unit: 'mmol/L' }))).to.deep.equal([
      'unknown-unit',
    ]);
  });

  it('catches slips of unit: 5.5 mg/dL and 120 mmol/L are no glucose of a living patient', async () => {
    expect(await reasonFor(glucose(5.5, 'mg/dL'))).to.deep.equal(['out-of-range']);
    expect(await reasonFor(glucose(120, 'mmol/L'))).to.deep.equal(['out-of-range']);
  });

  it('keeps a comparator', async () => {
    const high = glucose(33.3, 'mmol/L', {
      valueQuantity: { value: 33.3, comparator: '>', unit: 'mmol/L', system: UCUM, code: 'mmol/L' },
    });
    expect(await fact(high)).to.deep.include({ value: { value: 33.3, unit: 'mmol/L', bound: 'above' } });
  });

  for (const [reason, changes] of [
    ['entered-in-error', { status: 'entered-in-error' }],
    ['entered-in-error', { status: 'cancelled' }],
    ['not-final', { status: 'preliminary' }],
    ['in-the-future', { effectiveDateTime: minutesAgo(-30) }],
    ['too-old', { effectiveDateTime: minutesAgo(7 * 60) }],
    ['no-time', { effectiveDateTime: '2026-11-24' }],
    ['no-time', { effectiveDateTime: undefined, issued: minutesAgo(5) }],
    ['no-value', { valueQuantity: undefined, valueString: '9.1 mmol/L' }],
    ['wrong-patient', { subject: { reference: 'Patient/p2' } }],
    ['no-patient', { subject: undefined }],
    ['not-readable', { status: 7 }],
  ] as const) {
    it(`sets aside with "${reason}": ${JSON.stringify(changes)}`, async () => {
      expect(await reasonFor(glucose(9.1, 'mmol/L', changes))).to.deep.equal([reason]);
    });
  }

  it('a newer result that cannot be read is not replaced by an older one: it may say the opposite', async () => {
    const older = glucose(5, 'mmol/L', { id: 'older', effectiveDateTime: minutesAgo(240) });
    const withQuantity = (valueQuantity: object) => glucose(0, 'mmol/L', { valueQuantity });
    for (const newer of [
      withQuantity({ value: 3, unit: 'arb' }),
      withQuantity({ value: 99, unit: 'mmol/L' }),
      withQuantity({ value: 3 }),
      glucose(0, 'mmol/L', { valueQuantity: undefined, valueString: 'HIGH' }),
    ]) {
      expect(await fact(older, newer)).to.deep.equal({ status: 'missing', reason: 'none-usable' });
    }
    // Beside a readable one of the same minutes it changes nothing, nor if it is the older one, or void.
    const close = glucose(5, 'mmol/L', { id: 'close', effectiveDateTime: minutesAgo(20) });
    expect(await fact(close, withQuantity({ value: 3 }))).to.deep.include({
      value: { value: 5, unit: 'mmol/L' },
    });
    const void_ = glucose(3, 'mmol/L', { id: 'void', status: 'entered-in-error' });
    expect(await fact(older, void_)).to.deep.include({ value: { value: 5, unit: 'mmol/L' } });
  });

  it('takes the newest of two values hours apart, whatever their order', async () => {
    const older = glucose(14, 'mmol/L', { id: 'older', effectiveDateTime: minutesAgo(240) });
    expect(await fact(older, glucose(9.1, 'mmol/L'))).to.deep.include({
      value: { value: 9.1, unit: 'mmol/L' },
    });
    expect(await fact(glucose(9.1, 'mmol/L'), older)).to.deep.include({
      value: { value: 9.1, unit: 'mmol/L' },
    });
  });

  it('keeps both of two values minutes apart that differ, and one of two that agree in other units', async () => {
    const close = { id: 'close', effectiveDateTime: minutesAgo(20) };
    expect((await fact(glucose(9.1, 'mmol/L'), glucose(14, 'mmol/L', close))).status).to.equal('conflicting');
    expect((await fact(glucose(9.1, 'mmol/L'), glucose(164, 'mg/dL', close))).status).to.equal('known');
  });

  it('does not call a list complete that has further pages nobody read', async () => {
    const paged = {
      ...searchset(),
      link: [{ relation: 'next', url: 'https://ehr.example.org/fhir?page=2' }],
    };
    expect(await factOf('glucose', { glucose: paged })).to.deep.equal({
      status: 'missing',
      reason: 'list-incomplete',
    });
    const unsorted = {
      ...searchset(glucose(5, 'mmol/L', { effectiveDateTime: minutesAgo(60) }), glucose(9, 'mmol/L')),
      link: paged.link,
    };
    expect(await factOf('glucose', { glucose: unsorted })).to.deep.equal({
      status: 'missing',
      reason: 'list-incomplete',
    });
  });
});

describe('NIHSS from the chart', () => {
  const fact = (...resources: unknown[]) => factOf('nihss', { nihss: searchset(...resources) });

  it('reads valueInteger, valueQuantity and digits as text, and the total inside a panel', async () => {
    const forms = [
      nihss(17),
      nihss(0, { valueInteger: undefined, valueQuantity: { value: 17, code: '{score}' } }),
      nihss(0, { valueInteger: undefined, valueString: ' 17 ' }),
      nihss(0, {
        code: { coding: [{ system: LOINC, code: '70182-1' }] },
        valueInteger: undefined,
        component: [
          { code: { coding: [{ system: LOINC, code: '70184-7' }] }, valueInteger: 1 },
          { code: { coding: [{ system: LOINC, code: '72089-6' }] }, valueInteger: 17 },
        ],
      }),
    ];
    for (const form of forms) expect(await fact(form)).to.deep.include({ status: 'known', value: 17 });
  });

  it('refuses free text, fractions and totals outside 0 to 42', async () => {
    for (const changes of [
      { valueInteger: 43 },
      { valueInteger: -1 },
      { valueInteger: undefined, valueString: 'about 17' },
      { valueInteger: undefined, valueQuantity: { value: 16.5 } },
    ]) {
      expect((await fact(nihss(0, changes))).status).to.equal('missing');
    }
  });
});

describe('CT findings from the chart', () => {
  const fact = (...resources: unknown[]) =>
    factOf('hyperdenseArtery', { ctFindings: searchset(...resources) });

  it('does not read an absent observation as an absent sign', async () => {
    expect(await fact()).to.deep.equal({ status: 'missing', reason: 'not-recorded' });
  });

  it('reads "indeterminate" and dataAbsentReason as not assessable, also over an older reading', async () => {
    const older = ctFinding('hyperdense-artery-sign', 'absent', {
      effectiveDateTime: minutesAgo(120),
      id: 'older',
    });
    const indeterminate = ctFinding('hyperdense-artery-sign', 'indeterminate');
    const absentReason = ctFinding('hyperdense-artery-sign', 'absent', {
      valueCodeableConcept: undefined,
      dataAbsentReason: { text: 'motion artefact' },
    });
    for (const newer of [indeterminate, absentReason]) {
      expect(await fact(older, newer)).to.deep.equal({ status: 'missing', reason: 'not-assessable' });
    }
  });

  it('does not guess the extent of a hypodensity that is only "present"', async () => {
    const vague = searchset(ctFinding('ct-hypodensity', 'present'));
    expect((await factOf('ctHypodensity', { ctFindings: vague })).status).to.equal('missing');
  });
});

describe('diabetes from the conditions', () => {
  const fact = (...conditions: unknown[]) => factOf('diabetes', { conditions: searchset(...conditions) });

  it('is "false, not recorded" in a complete list without it, and missing in a partial one', async () => {
    expect(await fact(stroke)).to.deep.equal({ status: 'known', value: false, basis: 'not-recorded' });
    const partial = { ...searchset(stroke), link: [{ relation: 'next', url: 'https://ehr.example.org/2' }] };
    expect(await factOf('diabetes', { conditions: partial })).to.deep.equal({
      status: 'missing',
      reason: 'list-incomplete',
    });
  });

  it('reads SNOMED CT, ICD-10 and ICD-10-CM by prefix, and OID spellings of the systems', async () => {
    for (const coding of [
      { system: 'http://snomed.info/sct', code: '44054006' },
      { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E11.9' },
      { system: 'http://hl7.org/fhir/sid/icd-10', code: 'E14' },
      { system: 'urn:oid:2.16.840.1.113883.6.90', code: 'E10.65' },
    ]) {
      expect(await fact(condition('d', '0', { code: { coding: [coding] } }))).to.deep.include({
        value: true,
      });
    }
    const insipidus = condition('d', '0', {
      code: {
        coding: [
          { system: 'http://hl7.org/fhir/sid/icd-10-cm', code: 'E23.2', display: 'Diabetes insipidus' },
        ],
      },
    });
    expect(await fact(insipidus)).to.deep.include({ value: false });
  });

  it('does not take a refuted, mistaken or foreign record for diabetes', async () => {
    const status = (code: string) => ({ verificationStatus: { coding: [{ code }] } });
    for (const changes of [
      status('refuted'),
      status('entered-in-error'),
      { subject: { reference: 'Patient/p2' } },
    ]) {
      expect(await fact({ ...diabetes, ...changes })).to.deep.include({
        value: false,
        basis: 'not-recorded',
      });
    }
  });

  it('is missing, not false, when it is only suspected or only written in words', async () => {
    const suspected = { ...diabetes, verificationStatus: { coding: [{ code: 'provisional' }] } };
    const inWords = condition('d', '0', { code: { text: 'Type 2 diabetes mellitus' } });
    for (const record of [suspected, inWords]) {
      expect(await fact(record)).to.deep.equal({ status: 'missing', reason: 'unconfirmed' });
    }
  });
});

describe('age from the birth date', () => {
  const fact = (birthDate: string | undefined) => factOf('ageYears', { patient: patient({ birthDate }) });

  it('counts completed years on the day', async () => {
    expect(await fact('1950-11-24')).to.deep.include({ value: 76 });
    expect(await fact('1950-11-25')).to.deep.include({ value: 75 });
  });

  it('keeps both ages that a birth year leaves open, and refuses impossible ones', async () => {
    expect((await fact('1950')).status).to.equal('conflicting');
    expect((await fact('1950-01')).status).to.equal('known');
    for (const birthDate of ['2030-01-01', '1850-01-01', 'unknown', undefined]) {
      expect((await fact(birthDate)).status).to.equal('missing');
    }
  });
});
