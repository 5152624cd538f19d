import { expect } from 'chai';
import type { ChartFact } from '../../server/sandbox/ehr/chart.ts';
import type { ListedPatient } from '../../server/sandbox/ehr/patient-list.ts';
import { get } from './http.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

describe('sandbox EHR, patients and charts', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  const chart = async (id: string) => {
    const { status, body } = await get(`${sandbox.url}/ehr/patients/${id}/chart`);
    expect(status).to.equal(200);
    return body as ChartFact[];
  };
  const rows = async (id: string, label: string) => (await chart(id)).filter((fact) => fact.label === label);

  it('lists every patient with name and scenario, the typical one first', async () => {
    const list = (await get(`${sandbox.url}/ehr/patients`)).body as ListedPatient[];
    expect(list).to.have.length(20);
    expect(list[0]).to.eql({
      id: 'typical',
      name: 'Margarethe Osei',
      birthDate: '1953-10-12',
      gender: 'female',
      scenario: {
        title: 'Typical',
        description:
          'moderate stroke of the left middle cerebral artery, 85 minutes old, everything recorded',
      },
    });
    expect(
      list.every(({ name, scenario }) => name !== '' && scenario.title !== '' && scenario.description !== ''),
    ).to.be.true;
  });

  it('shows the chart in clinical order', async () => {
    const labels = (await chart('typical')).map(({ label }) => label);
    expect([...new Set(labels)]).to.eql([
      'Age',
      'Sex',
      'Last known well',
      'NIHSS',
      'Disabling deficit',
      'Glucose',
      'Blood pressure',
      'Weight',
      'Platelets',
      'INR',
      'Intracranial haemorrhage',
      'CT hypodensity',
      'Early infarct signs',
      'Hyperdense artery sign',
      'Diagnosis',
      'Drug',
    ]);
  });

  it('shows value, unit, time and source of a fact', async () => {
    const [glucose] = await rows('typical', 'Glucose');
    expect(glucose).to.include({
      value: '131',
      unit: 'mg/dL',
      resource: 'Observation/typical-glucose',
    });
    expect(Date.parse(glucose?.time ?? '')).to.equal(Date.parse('2026-03-04T08:56:00Z'));
    expect((await rows('typical', 'Age'))[0]?.value).to.equal('72');
  });

  it('shows every glucose value, newest first, and says which was entered in error', async () => {
    const both = await rows('two-glucose-values', 'Glucose');
    expect(both.map(({ value }) => value)).to.eql(['162', '265']);
    const typical = await rows('typical', 'Glucose');
    expect(typical.map(({ note }) => note)).to.eql([undefined, 'entered in error']);
  });

  it('reads the NIHSS total from an observation, from a panel and beside separate items', async () => {
    for (const [id, total] of [
      ['typical', '11'],
      ['high-risk', '19'],
      ['apixaban-this-morning', '17'],
      ['glucose-mmol', '12'],
    ] as const) {
      expect((await rows(id, 'NIHSS'))[0]?.value, id).to.equal(total);
    }
  });

  it('lists what is missing as not recorded', async () => {
    const missing = (await chart('pulmonary-embolism')).filter(({ value }) => value === 'not recorded');
    expect(missing.map(({ label }) => label)).to.include.members([
      'NIHSS',
      'Last known well',
      'CT hypodensity',
    ]);
    expect(missing.every(({ time, resource }) => time === null && resource === null)).to.be.true;
  });

  it('shows the preliminary reading as preliminary', async () => {
    expect((await rows('ct-missing', 'CT hypodensity'))[0]).to.include({
      value: '1/3 of the MCA territory or more',
      note: 'preliminary',
    });
  });

  it('answers 404 for nobody', async () => {
    const { status, body } = await get(`${sandbox.url}/ehr/patients/nobody/chart`);
    expect([status, (body as { code: string }).code]).to.eql([404, 'not-found']);
  });
});
