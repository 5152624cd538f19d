import { expect } from 'chai';
import { launchRequest } from '../../smart-app/src/launch-parameters.ts';
import { scopesOf } from '../../smart-app/src/scopes.ts';

const ONE = [{ iss: 'https://ehr.example.org/fhir', clientId: 'app' }];
const TWO = [...ONE, { iss: 'https://clinic.example.org/fhir', clientId: 'app' }];

describe('what the app asks the EHR for', () => {
  const resources = [
    { type: 'Patient', permissions: 'r' },
    { type: 'Observation', permissions: 'rs' },
  ] as const;

  it('SMART 2.2, "Scopes": version 2 where the server says permission-v2, version 1 where it does not', () => {
    expect(scopesOf(resources, ['launch-ehr', 'permission-v2', 'permission-v1'], false)).to.equal(
      'launch openid fhirUser patient/Patient.r patient/Observation.rs',
    );
    expect(scopesOf(resources, ['permission-v1'], false)).to.equal(
      'launch openid fhirUser patient/Patient.read patient/Observation.read',
    );
    expect(scopesOf(resources, [], true)).to.match(/^launch\/patient openid /);
  });

  it('SMART 2.2, standalone: asks for the encounter where the server can choose one', () => {
    const standalone = scopesOf(resources, ['context-standalone-encounter'], true);
    expect(standalone).to.match(/^launch\/patient launch\/encounter openid /);
    expect(scopesOf(resources, ['context-standalone-encounter'], false)).to.match(/^launch openid /);
  });

  it('SMART 2.2: a launch from the EHR names issuer and launch; without a launch it is standalone', () => {
    const iss = 'https://ehr.example.org/fhir';
    expect(launchRequest(`?iss=${iss}&launch=x`, TWO)).to.deep.equal({ iss, isStandalone: false });
    expect(launchRequest(`?iss=${iss}`, TWO)).to.deep.equal({ iss, isStandalone: true });
    expect(launchRequest('', ONE)).to.deep.equal({ iss, isStandalone: true });
  });

  it('lets the user choose among several EHRs, and says when there is none', () => {
    expect(launchRequest('', TWO)).to.equal(undefined);
    expect(() => launchRequest('', [])).to.throw('No EHR is registered');
    expect(() => launchRequest('?launch=x', ONE)).to.throw('names no FHIR server');
  });
});
