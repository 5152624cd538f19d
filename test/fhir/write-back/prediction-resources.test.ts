import { expect } from 'chai';
import fc from 'fast-check';
import { assess } from '../../../server/clinical/assess.ts';
import { known, missing } from '../../../server/clinical/known.ts';
import { DEFAULT_POLICY } from '../../../server/clinical/policy.ts';
import { FACT_NAMES_IN_ORDER, type StrokeFacts } from '../../../server/clinical/stroke-facts.ts';
import { predictionResources } from '../../../server/fhir/write-back/prediction-resources.ts';
import { arbitraryFacts } from '../../fixtures/arbitrary-facts.ts';
import { NOW } from '../../fixtures/chart.ts';
import { knownFacts, withoutFacts } from '../../fixtures/facts.ts';
import { profileValidator } from '../../fixtures/profile-validator.ts';

function predictions(facts: StrokeFacts) {
  const assessment = assess(facts, NOW, DEFAULT_POLICY);
  const assessed = { assessmentId: 'a-1', assessment, patientId: 'p1', encounterId: 'e1' };
  return { assessment, resources: predictionResources(assessed) };
}

function predictionOf(score: string, facts: StrokeFacts) {
  const { resources } = predictions(facts);
  const found = resources.find(({ method }) => method?.coding?.[0]?.code === score);
  if (!found) throw new Error(`no prediction by ${score}`);
  return found;
}

describe('predictions as RiskAssessment', () => {
  it('carry the percentage the paper prints: 15 % symptomatic haemorrhage at HAT 3 (Lou 2008)', () => {
    const facts = knownFacts({ nihss: 21, ctHypodensity: 'less-than-one-third-mca' });
    const [first] = predictionOf('hat', facts).prediction ?? [];
    expect(first?.probabilityDecimal).to.equal(15);
    expect(first?.outcome?.coding?.[0]?.code).to.equal('sich-hat-study');
    expect(first?.rationale).to.equal('HAT 3 (0 to 5 possible): 15 %');
  });

  it('are preliminary, with a range and the input named, while one is missing', () => {
    const facts = withoutFacts(knownFacts({ nihss: 21 }), ['ctHypodensity']);
    const { status, extension, prediction } = predictionOf('hat', facts);
    expect(status).to.equal('preliminary');
    expect(extension?.map((entry) => entry.valueCodeableConcept?.coding?.[0]?.code)).to.deep.equal([
      'ctHypodensity',
    ]);
    // HAT 2 to 4: 10 to 44 per cent.
    const { low, high } = prediction?.[0]?.probabilityRange ?? {};
    expect([low?.value, high?.value]).to.deep.equal([10, 44]);
  });

  it('name the records that entered, each once, also those that disagree, and nothing that is no reference', () => {
    const facts: StrokeFacts = {
      ...knownFacts(),
      nihss: known(6, { source: 'Observation/n' }),
      diabetes: known(true, { source: 'an observation without id' }),
      glucose: {
        status: 'conflicting',
        values: [
          known({ value: 6, unit: 'mmol/L' }, { source: 'Observation/g1' }),
          known({ value: 16, unit: 'mmol/L' }, { source: 'Observation/g2' }),
        ],
      },
    };
    expect(predictionOf('hat', facts).basis?.map(({ reference }) => reference)).to.have.members([
      'Observation/n',
      'Observation/g1',
      'Observation/g2',
    ]);
  });

  it('say what was counted as absent only because no record holds it', () => {
    const diabetes = { ...known(false), basis: 'not-recorded' as const };
    const noted = (facts: StrokeFacts) =>
      (predictionOf('hat', facts).note ?? []).map(({ text }) => text).join();
    expect(noted({ ...knownFacts(), diabetes })).to.match(/Counted as absent.*Diabetes/);
    expect(noted(knownFacts())).not.to.match(/Counted as absent/);
  });

  it('are none where no score has a rate', () => {
    const nothing = withoutFacts(knownFacts(), FACT_NAMES_IN_ORDER);
    for (const { prediction } of predictions({ ...nothing, ageYears: missing('not-read') }).resources) {
      expect(prediction).not.to.be.empty;
    }
  });

  it('are valid, one for each score with a rate and under its own identifier, whatever the facts', async function () {
    this.timeout(60_000);
    const { problems } = await profileValidator();
    fc.assert(
      fc.property(
        arbitraryFacts(FACT_NAMES_IN_ORDER),
        fc.subarray([...FACT_NAMES_IN_ORDER]),
        (all, absent) => {
          const { assessment, resources } = predictions(withoutFacts(all, absent));
          const rated = assessment.scores.filter(({ estimates }) => estimates.length > 0);
          expect(resources.map(({ method }) => method?.coding?.[0]?.code)).to.deep.equal(
            rated.map(({ id }) => id),
          );
          const identifiers = resources.map(({ identifier: [{ value }] }) => value);
          expect(new Set(identifiers).size).to.equal(resources.length);
          for (const resource of resources)
            expect(problems(resource), resource.method?.coding?.[0]?.code).to.deep.equal([]);
        },
      ),
      { numRuns: 15 },
    );
  });
});
