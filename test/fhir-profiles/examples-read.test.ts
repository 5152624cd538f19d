/** Profiles and reader agree: what the examples say in the profiles' form is what the service reads as facts. */
import { expect } from 'chai';
import type { FhirResource, Observation } from 'fhir/r4.js';
import { readConformance, type ProfileValidator } from '../../scripts/profiles/validate.ts';
import { STROKE_IMAGING_FINDINGS } from '../../server/fhir/codes.ts';
import { OBSERVATION_KEYS } from '../../server/fhir/observation-rules.ts';
import { STROKE_FINDINGS } from '../../server/fhir/stroke-findings.ts';
import type { FactName } from '../../server/clinical/stroke-facts.ts';
import { readingOf } from '../fixtures/chart-facts.ts';
import { PATIENT_ID, searchset } from '../fixtures/chart.ts';
import { profileValidator } from '../fixtures/profile-validator.ts';

const conformance = readConformance('fhir-profiles/generated');

const examples = conformance
  .filter((resource): resource is Observation => resource.resourceType === 'Observation')
  .map((observation) => ({ ...observation, subject: { reference: `Patient/${PATIENT_ID}` } }));

/** As the examples' titles in the FSH say; times as minutes before 09:00 UTC, when they are read. */
const SAID: Readonly<Partial<Record<FactName, unknown>>> = {
  nihss: 11,
  visualField: 'full',
  aspects: 8,
  aspectsC: false,
  aspectsI: true,
  aspectsM2: true,
  aspectsM6: false,
  pcAspectsPons: true,
  pcAspectsMidbrain: false,
  pcAspectsCerebellumLeft: true,
  hyperdenseArtery: true,
  ctHypodensity: 'less-than-one-third-mca',
  minutesSinceLastKnownWell: 95,
  minutesSinceRecognition: 80,
  onset: 'witnessed',
  haematomaVolumeMl: 18,
  haematomaLocation: 'deep',
  avmVolumeMl: 6.5,
  microbleeds: 3,
  midlineShiftMm: 4,
  mtici: '2b',
  disablingDeficit: true,
  brainstemOrCerebellarSigns: false,
  ocspSyndrome: 'pacs',
  preStrokeMrs: 1,
};

describe('examples of the profiles', () => {
  it('are read as the facts they state', async () => {
    const all = searchset(...examples);
    const { facts } = await readingOf(Object.fromEntries(OBSERVATION_KEYS.map((key) => [key, all])));
    const read = Object.keys(SAID).map((name) => {
      const fact = facts[name as FactName];
      return [name, fact.status === 'known' ? fact.value : fact];
    });
    expect(Object.fromEntries(read)).to.deep.equal(SAID);
    expect(facts.earlyInfarctSigns).to.deep.equal({ status: 'missing', reason: 'not-assessable' });
  });

  describe('every finding that the service reads', () => {
    let validator: ProfileValidator;
    before(async () => {
      validator = await profileValidator();
    });

    /** Regions are components of their score's observation. */
    const regions = conformance
      .filter((resource): resource is Extract<FhirResource, { resourceType: 'ValueSet' }> => {
        return resource.resourceType === 'ValueSet' && resource.id?.endsWith('aspects-regions') === true;
      })
      .flatMap(({ compose }) => compose?.include ?? [])
      .flatMap(({ concept = [] }) => concept.map(({ code }) => code));

    for (const code of Object.keys(STROKE_FINDINGS)) {
      it(`${code} has one profile`, () => {
        const observation: Observation = {
          resourceType: 'Observation',
          status: 'final',
          code: { coding: [{ system: STROKE_IMAGING_FINDINGS, code }] },
        };
        const profiles = validator.profilesOf(observation).map(({ id }) => id);
        expect(profiles).to.have.length(regions.includes(code) ? 0 : 1);
      });
    }
  });
});
