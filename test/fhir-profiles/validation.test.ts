/** The check of the profiles, on what is right and on what is deliberately wrong. */
import { expect } from 'chai';
import type { FhirResource, Observation, Provenance, RiskAssessment } from 'fhir/r4.js';
import { errorSamples, sandboxSamples } from '../../scripts/profiles/samples.ts';
import {
  createProfileValidator,
  readConformance,
  type ProfileValidator,
} from '../../scripts/profiles/validate.ts';
import { NOW } from '../fixtures/chart.ts';

const conformance = readConformance('fhir-profiles/generated');

/** @param type what the id is an example of */
function example<T extends FhirResource>(type: T['resourceType'], id: string): T {
  const found = conformance.find((resource) => resource.resourceType === type && resource.id === id);
  if (!found) throw new Error(`no example ${id}`);
  return structuredClone(found) as T;
}

const nihss = () => example<Observation>('Observation', 'nihss-11');
const sign = () => example<Observation>('Observation', 'hyperdense-artery-present');
const prediction = () => example<RiskAssessment>('RiskAssessment', 'prediction-hat-3');
const decision = () => example<Provenance>('Provenance', 'decision-overridden');

/** One fault each, and what has to be said about it. */
const FAULTS: Readonly<Record<string, { resource: FhirResource; says: RegExp }>> = {
  'a status that R4 does not have': {
    // Not in the type either: that is the point.
    resource: { ...nihss(), status: 'finalish' as 'final' },
    says: /finalish/,
  },
  'a field that R4 does not have': {
    resource: { ...nihss(), colour: 'red' } as Observation,
    says: /colour/,
  },
  'a profile that nobody defined': {
    resource: { ...nihss(), meta: { profile: ['https://example.org/unknown'] } },
    says: /unknown profile/,
  },
  'an NIHSS of 43': { resource: { ...nihss(), component: [], valueInteger: 43 }, says: /nihss-1/ },
  'an NIHSS that is not the sum of its items': {
    resource: { ...nihss(), valueInteger: 12 },
    says: /nihss-5/,
  },
  'a gaze item of 3': {
    resource: {
      ...nihss(),
      component: [{ code: { coding: [{ system: 'http://loinc.org', code: '70187-0' }] }, valueInteger: 3 }],
    },
    says: /nihss-2/,
  },
  'an NIHSS as text': {
    resource: withoutKey({ ...nihss(), valueString: '11' }, 'valueInteger'),
    says: /value\[x\] is a string/,
  },
  'an NIHSS without a time': { resource: withoutKey(nihss(), 'effectiveDateTime'), says: /effective/ },
  'a sign that is perhaps there': {
    resource: {
      ...sign(),
      valueCodeableConcept: { coding: [{ system: 'http://loinc.org', code: 'perhaps' }] },
    },
    says: /not in finding-presence/,
  },
  'a sign without a value or a reason': {
    resource: withoutKey(sign(), 'valueCodeableConcept'),
    says: /finding-1/,
  },
  'an ASPECTS that its regions contradict': {
    resource: { ...example<Observation>('Observation', 'aspects-8'), valueInteger: 9 },
    says: /aspects-2/,
  },
  'a last known well of a whole day': {
    resource: { ...example<Observation>('Observation', 'last-known-well-0925'), valueDateTime: '2026-11-24' },
    says: /onset-1/,
  },
  'a last known well in the future of its record': {
    resource: {
      ...example<Observation>('Observation', 'last-known-well-0925'),
      valueDateTime: '2026-11-24T11:25:00+02:00',
    },
    says: /onset-2/,
  },
  'a volume in another unit': {
    resource: {
      ...example<Observation>('Observation', 'infarct-volume-42'),
      valueQuantity: { value: 42, system: 'http://unitsofmeasure.org', code: 'L' },
    },
    says: /Quantity\.code|pattern/i,
  },
  'a probability of 150 per cent': { resource: changed({ probabilityDecimal: 150 }), says: /prediction-2/ },
  'a prediction without a probability': {
    resource: changed({}, 'probabilityDecimal'),
    says: /probability/,
  },
  'an outcome without a definition of ours': {
    resource: changed({ outcome: { text: 'bleeding' } }),
    says: /not in prediction-outcomes/,
  },
  'a prediction without its evidence': { resource: changed({ extension: [] }), says: /extension/ },
  'an evidence grade that does not exist': {
    resource: changed({
      extension: (prediction().prediction?.[0]?.extension ?? []).map((extension) =>
        extension.url.endsWith('evidence-grade')
          ? { ...extension, valueCodeableConcept: { text: 'certain' } }
          : extension,
      ),
    }),
    says: /not in evidence-grades/,
  },
  'a prediction that is preliminary for no reason': {
    resource: { ...prediction(), status: 'preliminary' },
    says: /prediction-1/,
  },
  'a prediction by nobody': { resource: withoutKey(prediction(), 'performer'), says: /performer/ },
  'a decision for a reason, but accepted': {
    resource: {
      ...decision(),
      activity: {
        coding: [{ system: 'https://stroke-cds.example.org/fhir/CodeSystem/decisions', code: 'accepted' }],
      },
    },
    says: /decision-1/,
  },
  'a decision without a time': { resource: withoutKey(decision(), 'occurredDateTime'), says: /occurred/ },
};

function withoutKey<T extends FhirResource>(resource: T, key: keyof T): T {
  return Object.fromEntries(Object.entries(resource).filter(([name]) => name !== key)) as unknown as T;
}

/** The HAT example with its one prediction changed. */
function changed(changes: object, without?: string): RiskAssessment {
  const resource = prediction();
  const [first] = resource.prediction ?? [];
  const entries = Object.entries({ ...first, ...changes }).filter(([name]) => name !== without);
  return { ...resource, prediction: [Object.fromEntries(entries)] };
}

describe('check of the profiles', function () {
  this.timeout(60_000);
  let validator: ProfileValidator;

  before(async () => {
    validator = await createProfileValidator(conformance);
  });

  it('finds nothing wrong with what is generated, and an example of every profile among it', () => {
    for (const resource of conformance)
      expect(validator.problems(resource), resource.id ?? '').to.deep.equal([]);
    const profiles = conformance.flatMap((resource) =>
      resource.resourceType === 'StructureDefinition' && resource.type !== 'Extension' ? [resource.url] : [],
    );
    const shown = new Set(
      conformance.flatMap((resource) => validator.profilesOf(resource).map(({ url }) => url)),
    );
    expect([...shown]).to.include.members(profiles);
    expect(profiles.length).to.be.greaterThan(10);
  });

  it('finds nothing wrong with the records of the sandbox patients, many of which have a profile of ours', () => {
    const samples = sandboxSamples('server/sandbox/patients', NOW);
    for (const { from, resource } of samples) {
      expect(validator.problems(resource), `${from} ${resource.id ?? ''}`).to.deep.equal([]);
    }
    const signs = samples.filter(({ resource }) =>
      validator.profilesOf(resource).some(({ id }) => id === 'stroke-imaging-sign'),
    );
    expect(signs.length).to.be.greaterThan(20);
  });

  it('finds nothing wrong with any error the service answers', () => {
    for (const { from, resource } of errorSamples()) {
      expect(validator.problems(resource), from).to.deep.equal([]);
    }
  });

  for (const [fault, { resource, says }] of Object.entries(FAULTS)) {
    it(`refuses ${fault}`, () => {
      expect(validator.problems(resource).join('\n')).to.match(says);
    });
  }
});
