import { expect } from 'chai';
import { LOINC, RXNORM, SNOMED_CT } from '../../server/fhir/codes.ts';
import { deathIn, haemorrhageIn, rankinIn, thrombolysisIn } from '../../server/fhir/outcomes-from-chart.ts';
import { findingCode } from '../../server/fhir/stroke-findings.ts';

const PATIENT = { id: 'p1', fhirBase: 'https://ehr.example.org/fhir' };
const START = Date.parse('2026-03-01T10:00:00Z');
const hours = (count: number) => new Date(START + count * 3_600_000).toISOString();
const days = (count: number) => hours(24 * count);
const subject = { reference: 'Patient/p1' };

const given = (at: string, changes: object = {}) => ({
  resourceType: 'MedicationAdministration',
  status: 'completed',
  subject,
  medicationCodeableConcept: { coding: [{ system: RXNORM, code: '1804799' }] },
  effectiveDateTime: at,
  ...changes,
});
const rankin = (value: number, at: string, changes: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  subject,
  code: { coding: [{ system: LOINC, code: '75859-9' }] },
  valueInteger: value,
  effectiveDateTime: at,
  ...changes,
});
const imaged = (answer: 'present' | 'absent' | 'indeterminate', at: string, changes: object = {}) => ({
  resourceType: 'Observation',
  status: 'final',
  subject,
  code: { coding: [findingCode('haemorrhage-on-imaging')] },
  valueCodeableConcept: { coding: [findingCode(answer)] },
  effectiveDateTime: at,
  ...changes,
});
const bleeding = (at: string, changes: object = {}) => ({
  resourceType: 'Condition',
  subject,
  code: { coding: [{ system: SNOMED_CT, code: '1386000' }] },
  verificationStatus: { coding: [{ code: 'confirmed' }] },
  onsetDateTime: at,
  ...changes,
});

describe('outcomes in a chart', () => {
  const treated = (...resources: object[]) => thrombolysisIn(resources, PATIENT, START);
  const seen = (...resources: object[]) => haemorrhageIn(resources, PATIENT, START).map(({ value }) => value);
  const grade = (...resources: object[]) => rankinIn(resources, PATIENT, START).map(({ value }) => value);
  const died = (deceasedDateTime: string) =>
    deathIn({ resourceType: 'Patient', id: 'p1', deceasedDateTime }, PATIENT, START);

  it('thrombolysis: the first administration near the first assessment', () => {
    expect(treated(given(hours(2)), given(hours(1)))).to.deep.equal([
      { kind: 'thrombolysis', value: true, observedAt: hours(1) },
    ]);
    const byName = { medicationCodeableConcept: { text: 'Tenecteplase 25 mg' } };
    expect(treated(given(hours(-2), byName))).to.have.length(1);
  });

  const notTreatment: [string, object][] = [
    ['nothing recorded', rankin(1, hours(1))],
    ['not done', given(hours(1), { status: 'not-done' })],
    ['an order', given(hours(1), { resourceType: 'MedicationRequest' })],
    ['somebody else', given(hours(1), { subject: { reference: 'Patient/p2' } })],
    ['a catheter cleared', given(hours(1), { dosage: { dose: { value: 2, unit: 'mg' } } })],
    ['another drug', given(hours(1), { medicationCodeableConcept: { text: 'aspirin' } })],
    ['days later', given(days(3))],
    ['a day without a time', given('2026-03-01')],
  ];
  for (const [what, resource] of notTreatment)
    it(`no thrombolysis is read from: ${what}`, () => {
      expect(treated(resource)).to.deep.equal([]);
    });

  it('haemorrhage 22 to 36 hours after treatment, by the finding or by a confirmed diagnosis', () => {
    expect(seen(imaged('present', hours(24)))).to.deep.equal(['unclassified']);
    expect(seen(imaged('absent', hours(30)))).to.deep.equal(['none']);
    expect(seen(bleeding(hours(23)))).to.deep.equal(['unclassified']);
    // No diagnosis of haemorrhage does not mean that there was none.
    expect(seen()).to.deep.equal([]);
  });

  it('haemorrhage is not read when it contradicts itself, is vague, doubtful, too early or too late', () => {
    expect(seen(imaged('absent', hours(24)), bleeding(hours(25)))).to.deep.equal([]);
    for (const hour of [0, 21, 37]) expect(seen(imaged('present', hours(hour)))).to.deep.equal([]);
    expect(seen(imaged('indeterminate', hours(24)))).to.deep.equal([]);
    expect(seen(imaged('present', '2026-03-02'))).to.deep.equal([]);
    expect(seen(imaged('present', hours(24), { status: 'preliminary' }))).to.deep.equal([]);
    expect(
      seen(bleeding(hours(24), { verificationStatus: { coding: [{ code: 'provisional' }] } })),
    ).to.deep.equal([]);
    expect(seen(bleeding(hours(24), { onsetDateTime: undefined, recordedDate: hours(24) }))).to.deep.equal(
      [],
    );
  });

  it('mRS: the record nearest to day 90 of those that lie wholly between days 60 and 120', () => {
    expect(grade(rankin(4, days(62)), rankin(2, days(93)), rankin(1, days(118)))).to.deep.equal([2]);
    expect(grade(rankin(3, days(88).slice(0, 10)))).to.deep.equal([3]);
    // A day or a month that may lie outside is outside.
    for (const at of [days(59), days(121), days(60).slice(0, 10), '2026-06', '2026'])
      expect(grade(rankin(3, at)), at).to.deep.equal([]);
  });

  it('mRS that contradicts itself, or is no grade, is not read', () => {
    expect(grade(rankin(2, days(90)), rankin(3, days(90)))).to.deep.equal([]);
    for (const value of [-1, 7, 2.5]) expect(grade(rankin(value, days(90)))).to.deep.equal([]);
    expect(grade(rankin(2, days(90), { status: 'entered-in-error' }))).to.deep.equal([]);
  });

  it('death by its day, unless the day leaves open whether it was within 90; that somebody lives is never read', () => {
    expect(died(days(10))[0]).to.deep.equal({ kind: 'death-90-days', value: true, observedAt: days(10) });
    expect(died('2026-04-02')).to.have.length(1);
    expect(died(days(200))[0]).to.include({ value: true });
    for (const date of [days(90).slice(0, 10), '2026-05', '2026', '2025-01-01', ''])
      expect(died(date), date).to.deep.equal([]);
    const other = { resourceType: 'Patient', id: 'p2', deceasedDateTime: days(10) };
    expect(deathIn(other, PATIENT, START)).to.deep.equal([]);
    expect(
      deathIn({ resourceType: 'Patient', id: 'p1', deceasedBoolean: false }, PATIENT, START),
    ).to.deep.equal([]);
  });
});
