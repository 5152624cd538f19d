import { expect } from 'chai';
import { chartPart } from '../../server/fhir/bundle.ts';
import type { FhirReader } from '../../server/fhir/fhir-reader.ts';
import { grantsOf, withinGrants } from '../../smart-app/src/chart/granted.ts';

const BASE = 'https://ehr.example.org/fhir';

/** Answers everything with one list, and remembers what was asked. */
function server(body: unknown) {
  const asked: string[] = [];
  const reader: FhirReader = {
    get: (url) => {
      asked.push(url);
      return Promise.resolve({ ok: true, body });
    },
  };
  return { asked, reader };
}

const CONDITIONS = {
  resourceType: 'Bundle',
  entry: [{ resource: { resourceType: 'Condition', id: 'c1' } }],
};

describe('scopes that the EHR granted', () => {
  it('SMART 2.2, "Scopes": version 1 and 2, wildcards, and letters for reading and searching', () => {
    const grants = grantsOf('launch openid patient/Observation.rs patient/Condition.read patient/Patient.r');
    expect(grants.of('Observation', 's')).to.equal('all');
    expect(grants.of('Condition', 's')).to.equal('all');
    expect(grants.of('Patient', 'r')).to.equal('all');
    expect(grants.of('Patient', 's')).to.equal('none');
    expect(grants.of('Procedure', 's')).to.equal('none');
    expect(grantsOf('patient/*.cruds').of('Procedure', 's')).to.equal('all');
    expect(grantsOf('user/*.read').of('Procedure', 's')).to.equal('all');
  });

  it('writing is no reading, and letters out of order are no scope', () => {
    expect(grantsOf('patient/Observation.write').of('Observation', 's')).to.equal('none');
    expect(grantsOf('patient/Observation.cud').of('Observation', 's')).to.equal('none');
    expect(grantsOf('patient/Observation.sr').of('Observation', 's')).to.equal('none');
  });

  it('what was not granted is not asked for', async () => {
    const { asked, reader } = server(CONDITIONS);
    const limited = withinGrants(reader, grantsOf('patient/Patient.r'), BASE);
    expect(await limited.get('Condition?patient=p1')).to.deep.equal({ ok: false, problem: 'refused' });
    expect(await limited.get(`${BASE}/Condition?patient=p1`)).to.deep.equal({
      ok: false,
      problem: 'refused',
    });
    expect(asked).to.deep.equal([]);
  });

  it('what was granted for a category only is never taken for the whole list', async () => {
    const { reader } = server(CONDITIONS);
    const limited = withinGrants(reader, grantsOf('patient/Condition.rs?category=encounter-diagnosis'), BASE);
    const answer = await limited.get('Condition?patient=p1');
    const part = answer.ok ? await chartPart(answer.body, 'Condition', undefined, () => false) : undefined;
    expect(part).to.deep.equal({
      state: 'read',
      resources: [{ resourceType: 'Condition', id: 'c1' }],
      complete: false,
    });
  });

  it('a scope for all beside one for a category is a scope for all; further pages lie at any path', async () => {
    const { asked, reader } = server(CONDITIONS);
    const grants = grantsOf('patient/Condition.rs?category=x patient/Condition.rs');
    const limited = withinGrants(reader, grants, BASE);
    expect(await limited.get('Condition?patient=p1')).to.deep.equal({ ok: true, body: CONDITIONS });
    await limited.get(`${BASE}?_getpages=1`);
    expect(asked).to.deep.equal(['Condition?patient=p1', `${BASE}?_getpages=1`]);
  });
});
