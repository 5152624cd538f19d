import { expect } from 'chai';
import { thrombolyticOrders, type ReadMedication } from '../../server/cds-hooks/thrombolytic-order.ts';
import type { DraftOrders } from '../../server/cds-hooks/wire.ts';
import { NO_CODE_MAP } from '../../server/fhir/code-map.ts';
import { ATC, RXNORM, SNOMED_CT } from '../../server/fhir/codes.ts';
import { ALTEPLASE, ASPIRIN, draftOrders, medicationRequest } from '../fixtures/hook-request.ts';

const concept = (system: string, code: string, display?: string) => ({
  coding: [{ system, code, ...(display && { display }) }],
});
const dose = (value: number, unit: string) => ({
  dosageInstruction: [{ doseAndRate: [{ doseQuantity: { value, unit, code: unit } }] }],
});

async function agents(orders: unknown[], selections?: string[], read?: ReadMedication): Promise<string[]> {
  const bundle = draftOrders(...orders) as unknown as DraftOrders;
  return (await thrombolyticOrders(bundle, selections, read, NO_CODE_MAP.translate)).map(
    ({ agent, matchedBy }) => `${agent} by ${matchedBy}`,
  );
}

describe('which draft orders are a systemic thrombolytic', () => {
  for (const [what, medication, expected] of [
    ['RxNorm ingredient', concept(RXNORM, '8410'), 'alteplase by code'],
    ['RxNorm product', concept(RXNORM, '1804804'), 'alteplase by code'],
    ['RxNorm as OID', concept('urn:oid:2.16.840.1.113883.6.88', '259280'), 'tenecteplase by code'],
    ['ATC', concept(ATC, 'B01AD11'), 'tenecteplase by code'],
    ['SNOMED CT substance', concept(SNOMED_CT, '387152000'), 'alteplase by code'],
    ['text alone', { text: 'Actilyse 50 mg' }, 'alteplase by text'],
    ['a local code with a display', concept('urn:local', 'x', 'TNK 25 MG IV'), 'tenecteplase by text'],
  ] as const) {
    it(`recognises ${what}`, async () => {
      expect(await agents([medicationRequest(medication)])).to.deep.equal([expected]);
    });
  }

  it('recognises the SNOMED CT procedure of intravenous thrombolysis in a ServiceRequest', async () => {
    const request = {
      resourceType: 'ServiceRequest',
      status: 'draft',
      code: concept(SNOMED_CT, '472191000119101'),
    };
    expect(await agents([request])).to.deep.equal(['thrombolytic by code']);
  });

  it('resolves a contained Medication, one in the Bundle, and Epic’s display without resource', async () => {
    const referring = (medicationReference: object, rest: object = {}) =>
      medicationRequest(undefined, { medicationReference, ...rest });
    const medication = { resourceType: 'Medication', id: 'm1', code: ALTEPLASE };
    const contained = referring({ reference: '#m1' }, { contained: [medication] });
    const external = referring({
      reference: 'Medication/eXYZ',
      display: 'alteplase (ACTIVASE) 100 mg injection',
    });
    expect(await agents([contained])).to.deep.equal(['alteplase by code']);
    expect(await agents([referring({ reference: 'Medication/m1' }), medication])).to.deep.equal([
      'alteplase by code',
    ]);
    expect(await agents([external])).to.deep.equal(['alteplase by text']);
  });

  it('asks the FHIR server for a Medication only when nothing else says what it is', async () => {
    const asked: string[] = [];
    const read: ReadMedication = (reference) => {
      asked.push(reference);
      return Promise.resolve({ resourceType: 'Medication', code: ALTEPLASE });
    };
    const silent = medicationRequest(undefined, { medicationReference: { reference: 'Medication/9' } });
    expect(await agents([silent, medicationRequest(ASPIRIN)], undefined, read)).to.deep.equal([
      'alteplase by code',
    ]);
    expect(asked).to.deep.equal(['Medication/9']);
    expect(await agents([silent])).to.deep.equal([]);
  });

  for (const [what, order] of [
    [
      'ophthalmic alteplase by ATC',
      medicationRequest({ coding: [...ALTEPLASE.coding, { system: ATC, code: 'S01XA13' }] }),
    ],
    ['the 2 mg vial for catheters', medicationRequest({ text: 'alteplase 2 MG Injection' })],
    ['Cathflo by name', medicationRequest({ text: 'Cathflo Activase' })],
    ['2 mg of a code that could be anything', medicationRequest(ALTEPLASE, dose(2, 'mg'))],
    ['25 micrograms for an eye', medicationRequest(ALTEPLASE, dose(25, 'ug'))],
    [
      '10 mg into the pleura',
      medicationRequest(ALTEPLASE, { dosageInstruction: [{ text: '10 mg intrapleural' }] }),
    ],
    ['a stopped order', medicationRequest(ALTEPLASE, { status: 'stopped' })],
  ] as const) {
    it(`never fires on ${what}`, async () => {
      expect(await agents([order])).to.deep.equal([]);
    });
  }

  it('still fires on 63 mg whose text mentions a catheter, and on a strength of 1 mg/mL', async () => {
    const peripheral = medicationRequest(ALTEPLASE, {
      dosageInstruction: [
        { text: 'through a peripheral catheter', doseAndRate: [{ doseQuantity: { value: 63, unit: 'mg' } }] },
      ],
    });
    expect(await agents([peripheral])).to.have.length(1);
    expect(
      await agents([medicationRequest({ text: 'alteplase 1 MG/ML Injectable Solution' })]),
    ).to.have.length(1);
  });

  it('order-select: looks at the selected orders only', async () => {
    const lytic = medicationRequest(ALTEPLASE, { id: 'lytic' });
    const other = medicationRequest(ASPIRIN, { id: 'other' });
    expect(await agents([lytic, other], ['MedicationRequest/other'])).to.deep.equal([]);
    expect(await agents([lytic, other], ['MedicationRequest/lytic'])).to.deep.equal(['alteplase by code']);
  });

  it('accepts what real EHRs send: ids beyond the FHIR limit, an object as category, a malformed dosage', async () => {
    const odd = medicationRequest(ALTEPLASE, {
      id: 'x'.repeat(150),
      category: { coding: [] },
      dosageInstruction: 'as needed',
    });
    expect(await agents([odd, 'not a resource', null])).to.deep.equal(['alteplase by code']);
  });
});
