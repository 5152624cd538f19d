import { expect } from 'chai';
import { launchContextOf } from '../../smart-app/src/launch-context.ts';
import { patientOf } from '../../smart-app/src/patient.ts';

describe('what the app reads of the EHR’s answer', () => {
  it('SMART 2.2, launch context: patient, encounter, intent, banner, style and the granted scopes', () => {
    const context = launchContextOf(
      {
        patient: 'p1',
        encounter: 'e1',
        appContext: 'a1',
        intent: 'family',
        need_patient_banner: false,
        smart_style_url: 'https://ehr.example.org/style.json',
        scope: 'launch patient/Patient.r',
      },
      'launch patient/*.rs',
    );
    expect(context).to.deep.equal({
      patientId: 'p1',
      encounterId: 'e1',
      appContext: 'a1',
      intent: 'family',
      needsBanner: false,
      styleUrl: 'https://ehr.example.org/style.json',
      scope: 'launch patient/Patient.r',
    });
  });

  it('RFC 6749, section 5.1: where no scope is named, what was asked for is granted', () => {
    expect(launchContextOf({}, 'launch patient/*.rs').scope).to.equal('launch patient/*.rs');
  });

  it('takes the encounter from fhirContext when it is the only one of role launch', () => {
    const encounterOf = (fhirContext: unknown) => launchContextOf({ fhirContext }, '').encounterId;
    expect(encounterOf([{ reference: 'ImagingStudy/i1' }, { reference: 'Encounter/e2' }])).to.equal('e2');
    expect(encounterOf([{ reference: 'Encounter/e2', role: 'launch' }])).to.equal('e2');
    expect(encounterOf([{ reference: 'Encounter/e2', role: 'https://example.org/prior' }])).to.equal(
      undefined,
    );
    expect(encounterOf([{ reference: 'Encounter/e2' }, { reference: 'Encounter/e3' }])).to.equal(undefined);
    expect(encounterOf([{ reference: 'https://elsewhere.example.org/Encounter/e2' }])).to.equal(undefined);
  });

  it('shows the banner unless the EHR says plainly that it does', () => {
    for (const told of [undefined, true, 'false', 0, null]) {
      expect(launchContextOf({ need_patient_banner: told }, '').needsBanner).to.equal(true);
    }
  });

  it('survives anything in any field', () => {
    for (const odd of [null, 7, true, [], {}, [null], [7, 'x', {}], '']) {
      const context = launchContextOf(
        {
          patient: odd,
          encounter: odd,
          appContext: odd,
          intent: odd,
          smart_style_url: odd,
          fhirContext: odd,
        },
        '',
      );
      expect(Object.values(context)).to.have.members([
        undefined,
        undefined,
        undefined,
        undefined,
        true,
        undefined,
        '',
      ]);
    }
  });

  it('takes nobody else for the patient', () => {
    expect(() => patientOf('p1', { resourceType: 'Patient', id: 'p2' })).to.throw('another patient');
    expect(() => patientOf('p1', { resourceType: 'Person', id: 'p1' })).to.throw('another patient');
    expect(() => patientOf('p1', undefined)).to.throw('another patient');
  });

  it('prefers the official name, as it is written', () => {
    const name = [
      { use: 'nickname', text: 'Jo' },
      { use: 'official', given: ['Ioannis'], family: 'Papadakis' },
    ];
    expect(patientOf('p1', { resourceType: 'Patient', id: 'p1', name }).name).to.equal('Ioannis Papadakis');
    expect(patientOf('p1', { resourceType: 'Patient', id: 'p1' }).name).to.equal('Name not recorded');
  });
});
