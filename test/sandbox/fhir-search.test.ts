import { expect } from 'chai';
import type { Bundle, FhirResource, Observation } from 'fhir/r4.js';
import { get, postForm } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

const LOINC = 'http://loinc.org';

describe('sandbox FHIR server, search', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  const search = async (query: string) => {
    const { status, body } = await get(`${sandbox.fhirBase}/${query}`);
    expect(status, query).to.equal(200);
    return body as Bundle<FhirResource>;
  };
  const ids = async (query: string) => {
    const bundle = await search(query);
    return (bundle.entry ?? []).map((entry) => entry.resource?.id);
  };

  it('R4 search.html#reference: patient and subject take a bare id, Type/id and an absolute URL alike', async () => {
    const expected = ['typical-stroke', 'typical-hypertension', 'typical-hyperlipidaemia'];
    for (const reference of ['typical', 'Patient/typical', `${sandbox.fhirBase}/Patient/typical`]) {
      expect(await ids(`Condition?patient=${reference}`), reference).to.have.members(expected);
      expect(await ids(`Condition?subject=${reference}`), reference).to.have.members(expected);
    }
    expect(await ids('Condition?subject:Patient=typical')).to.have.members(expected);
  });

  it('R4 search.html#token: code matches system and code, a list matches any of them', async () => {
    expect(await ids(`Observation?patient=typical&code=${LOINC}|72089-6`)).to.eql(['typical-nihss']);
    expect(await ids(`Observation?patient=typical&code=${LOINC}|72089-6,${LOINC}|777-3`)).to.have.members([
      'typical-nihss',
      'typical-platelets',
    ]);
    expect(await ids('Observation?patient=typical&code=http://snomed.info/sct|72089-6')).to.eql([]);
    expect(await ids('Observation?patient=typical&code=777-3')).to.eql(['typical-platelets']);
  });

  it('searches by category and by _id', async () => {
    expect(await ids('Observation?patient=typical&category=imaging')).to.have.members([
      'typical-haemorrhage-on-imaging',
      'typical-ct-hypodensity',
      'typical-early-infarct-signs',
      'typical-hyperdense-artery-sign',
    ]);
    expect(await ids('Patient?_id=typical,wake-up,nobody')).to.have.members(['typical', 'wake-up']);
  });

  it('R4 search.html#date: prefixes ge, gt, le, lt compare instants', async () => {
    const query = `Observation?patient=two-glucose-values&code=${LOINC}|2345-7,${LOINC}|41653-7`;
    // The two were taken 245 and 20 minutes before 09:30 UTC.
    const early = 'two-glucose-values-glucose-early';
    const late = 'two-glucose-values-glucose';
    expect(await ids(`${query}&date=ge2026-03-04T09:10:00Z`)).to.eql([late]);
    expect(await ids(`${query}&date=gt2026-03-04T09:10:00Z`)).to.eql([]);
    expect(await ids(`${query}&date=lt2026-03-04T09:10:00Z`)).to.eql([early]);
    expect(await ids(`${query}&date=le2026-03-04T05:25:00Z`)).to.eql([early]);
    expect(await ids(`${query}&date=ge2026-03-04T10:10:00%2B01:00`)).to.eql([late]);
    expect(await ids(`${query}&date=2026-03-04`)).to.have.members([early, late]);
  });

  it('sorts by date both ways, as instants whatever their zone', async () => {
    const query = `Observation?patient=two-glucose-values&code=${LOINC}|2345-7,${LOINC}|41653-7`;
    const newestFirst = ['two-glucose-values-glucose', 'two-glucose-values-glucose-early'];
    expect(await ids(`${query}&_sort=-date`)).to.eql(newestFirst);
    expect(await ids(`${query}&_sort=date`)).to.eql(newestFirst.toReversed());

    const inIndia: Observation = {
      resourceType: 'Observation',
      id: 'zoned',
      status: 'final',
      code: { coding: [{ system: LOINC, code: '2345-7' }] },
      subject: { reference: 'Patient/two-glucose-values' },
      // 09:20 UTC: the newest, though 14:50 and a leading "2026-03-04T1" sort elsewhere as text.
      effectiveDateTime: '2026-03-04T14:50:00+05:30',
    };
    await fetch(`${sandbox.fhirBase}/Observation/zoned`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/fhir+json' },
      body: JSON.stringify(inIndia),
    });
    expect(await ids(`${query}&_sort=-date`)).to.eql(['zoned', ...newestFirst]);
    expect(await ids(`${query}&_sort=-date&_count=1`)).to.eql(['zoned']);
  });

  it('R4 http.html#search: POST _search answers as GET does', async () => {
    const form = { patient: 'typical', code: `${LOINC}|72089-6`, _sort: '-date' };
    const posted = await postForm(`${sandbox.fhirBase}/Observation/_search`, form);
    expect(posted.status).to.equal(200);
    const { total, entry } = posted.body as Bundle;
    expect([total, entry?.[0]?.resource?.id]).to.eql([1, 'typical-nihss']);
  });

  it('R4 search.html#errors: an unknown parameter is left out of the search and of the self link', async () => {
    const bundle = await search('Patient?_id=typical&shoe-size=42');
    expect(bundle.total).to.equal(1);
    expect(bundle.link?.[0]?.url).to.equal(`${sandbox.fhirBase}/Patient?_id=typical&_count=50`);
  });

  it('R4 search.html#errors: Prefer: handling=strict makes an unknown parameter an error', async () => {
    for (const query of ['Patient?shoe-size=42', 'Patient?_sort=shoe-size']) {
      const { status, body } = await get(`${sandbox.fhirBase}/${query}`, { Prefer: 'handling=strict' });
      expect(status).to.equal(400);
      expect(body).to.have.property('resourceType', 'OperationOutcome');
    }
  });

  it('refuses what it cannot honour: an unknown modifier, a date that is none, a count that is none', async () => {
    for (const query of ['code:in=x', 'date=yesterday', '_count=many', '_count=-1', 'code:missing=perhaps']) {
      const { status, body } = await get(`${sandbox.fhirBase}/Observation?${query}`);
      expect(status, query).to.equal(400);
      expect(body).to.have.property('resourceType', 'OperationOutcome');
    }
  });

  it('finds nothing without failing: a searchset without entries', async () => {
    const bundle = await search('Observation?patient=nobody');
    expect(bundle).to.include({ resourceType: 'Bundle', type: 'searchset', total: 0 });
    expect(bundle).not.to.have.property('entry');
  });
});
