import { expect } from 'chai';
import fc from 'fast-check';
import { known } from '../../server/clinical/known.ts';
import { EVIDENCE } from '../../server/clinical/evidence/registry.ts';
import { widthOf, type Range } from '../../server/clinical/range.ts';
import { ALL_SCORES } from '../../server/clinical/scores/all-scores.ts';
import type { ScoreId } from '../../server/clinical/text/en/score-names.ts';
import {
  FACT_DEFINITIONS,
  factsWith,
  type FactName,
  type FlagFactName,
  type NumberFactName,
} from '../../server/clinical/stroke-facts.ts';
import { adultFacts, arbitraryFacts } from '../fixtures/arbitrary-facts.ts';
import { withoutFacts } from '../fixtures/facts.ts';

/** Sums of the same decimals in another order differ by this much at most. */
const NOISE = 1e-9;

const isWithin = (inner: Range, outer: Range) =>
  outer.low <= inner.low + NOISE && inner.high <= outer.high + NOISE;

for (const score of ALL_SCORES) {
  const known = adultFacts(score.inputs);
  const someInputs = fc.subarray<FactName>([...score.inputs]);

  describe(`${score.id} as a range`, () => {
    it('contains the total and the rates that it has once everything is known, and stays on its scale', () => {
      fc.assert(
        fc.property(known, someInputs, (facts, unknown) => {
          const complete = score.evaluate(facts);
          const partial = score.evaluate(withoutFacts(facts, unknown));
          expect(complete.total.low).to.equal(complete.total.high);
          expect(isWithin(complete.total, partial.total)).to.equal(true);
          expect(isWithin(partial.total, { low: score.minimum, high: score.maximum })).to.equal(true);
          for (const { percent, outcome, sources } of complete.estimates) {
            const open = partial.estimates.find(
              (estimate) =>
                estimate.outcome === outcome && estimate.sources[0]?.evidence === sources[0]?.evidence,
            );
            if (open === undefined) continue;
            const high = open.isOpenAbove ? 100 : open.percent.high;
            expect(isWithin(percent, { low: open.percent.low, high }), outcome).to.equal(true);
          }
        }),
      );
    });

    it('never widens when a fact becomes known', () => {
      fc.assert(
        fc.property(known, someInputs, fc.nat(), (facts, unknown, pick) => {
          const learnt = unknown[pick % Math.max(unknown.length, 1)];
          const before = score.evaluate(withoutFacts(facts, unknown));
          const after = score.evaluate(
            withoutFacts(
              facts,
              unknown.filter((fact) => fact !== learnt),
            ),
          );
          expect(isWithin(after.total, before.total)).to.equal(true);
        }),
      );
    });

    it('is tight: with nothing known it reaches both ends of its scale', () => {
      const { total } = score.evaluate(factsWith({}));
      // One haematoma is lobar or it is not: the tenth printed point of max-ICH cannot be reached.
      const maximum = score.id === 'max-ich' ? 9 : score.maximum;
      expect(total.low).to.be.closeTo(score.minimum, NOISE);
      expect(total.high).to.be.closeTo(maximum, NOISE);
    });

    it('has rates between 0 and 100 %, each from a source that counts this outcome', () => {
      fc.assert(
        fc.property(known, someInputs, (facts, unknown) => {
          for (const { percent, outcome, sources } of score.evaluate(withoutFacts(facts, unknown))
            .estimates) {
            expect(percent.low).to.be.at.least(0);
            expect(percent.high).to.be.within(percent.low, 100);
            for (const { evidence } of sources) expect(EVIDENCE[evidence].outcomes).to.include(outcome);
          }
        }),
      );
    });

    it('asks for the input that is sure to narrow the total most', () => {
      fc.assert(
        fc.property(known, someInputs, (facts, unknown) => {
          const open = withoutFacts(facts, unknown);
          const { total, undecided, mostUseful } = score.evaluate(open);
          if (mostUseful === undefined) return;
          // Whatever its value: at worst over many draws it leaves no more open than the best of the others does.
          const left = (name: FactName) => widthOf(score.evaluate({ ...open, [name]: facts[name] }).total);
          expect(left(mostUseful)).to.be.at.most(widthOf(total) + NOISE);
          expect(undecided).to.include(mostUseful);
        }),
      );
    });

    it('names as undecided only what is missing, and one of them as most useful while the total is open', () => {
      fc.assert(
        fc.property(known, someInputs, (facts, unknown) => {
          const { total, undecided, mostUseful } = score.evaluate(withoutFacts(facts, unknown));
          for (const fact of undecided) expect(unknown).to.include(fact);
          expect(undecided.length > 0).to.equal(total.low < total.high);
          if (mostUseful === undefined) expect(undecided).to.have.length(0);
          else expect(undecided).to.include(mostUseful);
        }),
      );
    });
  });
}

/** What a higher number, or a finding that is present, does to the total. */
const RISES: Partial<Readonly<Record<ScoreId, readonly MonotoneFact[]>>> = {
  hat: ['nihss', 'diabetes', 'glucose'],
  sedan: ['nihss', 'ageYears', 'glucose', 'earlyInfarctSigns', 'hyperdenseArtery'],
  'sits-sich': [
    'nihss',
    'ageYears',
    'glucose',
    'systolicMmHg',
    'weightKg',
    'minutesSinceLastKnownWell',
    'hypertension',
  ],
  grasps: ['nihss', 'ageYears', 'glucose', 'systolicMmHg'],
  'grasps-with-race': ['nihss', 'ageYears', 'glucose', 'systolicMmHg', 'asian'],
  mss: ['nihss', 'ageYears', 'glucose'],
  'span-100': ['nihss', 'ageYears'],
  dragon: [
    'nihss',
    'ageYears',
    'glucose',
    'preStrokeMrs',
    'minutesSinceLastKnownWell',
    'earlyInfarctSigns',
    'hyperdenseArtery',
  ],
  thrive: ['nihss', 'ageYears', 'hypertension', 'diabetes', 'atrialFibrillation'],
  'thrive-c': ['nihss', 'ageYears', 'hypertension', 'diabetes', 'atrialFibrillation'],
  // Glucose is left out: ASTRAL counts both too much and too little of it.
  astral: ['nihss', 'ageYears', 'minutesFromOnsetToAdmission', 'decreasedConsciousness'],
  'iscore-30-days': [
    'ageYears',
    'glucose',
    'preStrokeMrs',
    'atrialFibrillation',
    'heartFailure',
    'cancer',
    'dialysis',
  ],
  'iscore-1-year': [
    'ageYears',
    'glucose',
    'preStrokeMrs',
    'atrialFibrillation',
    'heartFailure',
    'cancer',
    'dialysis',
    'smoker',
  ],
  hiat: ['nihss', 'ageYears', 'glucose'],
  tag: ['glucose'],
  'ich-score': ['ageYears', 'haematomaVolumeMl', 'intraventricularHaemorrhage'],
  func: ['glasgowComaScale'],
  'max-ich': ['nihss', 'ageYears', 'haematomaVolumeMl', 'intraventricularHaemorrhage', 'oralAnticoagulant'],
  edema: ['midlineShiftMm', 'basalCisternEffacement', 'glucose'],
  'spetzler-martin': ['avmMaximumDiameterCm', 'avmEloquent', 'avmDeepVenousDrainage'],
  vras: ['avmVolumeMl', 'avmEloquent', 'avmPreviousHaemorrhage'],
  'rbas-modified': ['avmVolumeMl', 'ageYears', 'avmDeepLocation'],
  avmes: ['avmArterialPedicles', 'avmDrainingVeins', 'avmMaximumDiameterCm', 'avmVascularEloquence'],
};

const FALLS: typeof RISES = {
  mss: ['platelets10e9PerL'],
  tag: ['aspects'],
  'iscore-30-days': ['canadianNeurologicalScale'],
  'iscore-1-year': ['canadianNeurologicalScale'],
  'ich-score': ['glasgowComaScale'],
  func: ['ageYears', 'haematomaVolumeMl', 'priorCognitiveImpairment'],
  edema: ['reperfusionTreatment'],
  aspects: ALL_SCORES.find(({ id }) => id === 'aspects')?.inputs as readonly FlagFactName[],
  'pc-aspects': ALL_SCORES.find(({ id }) => id === 'pc-aspects')?.inputs as readonly FlagFactName[],
};

type MonotoneFact = NumberFactName | FlagFactName | 'glucose';

/** Two values of a fact, the second higher or equal, or absent and present. */
function ascending(name: MonotoneFact): fc.Arbitrary<readonly [unknown, unknown]> {
  const definition = FACT_DEFINITIONS[name];
  if (definition.kind === 'flag') return fc.constant([false, true] as const);
  const { low, high } = definition;
  const isWhole = definition.kind === 'number' && definition.whole;
  const value = isWhole
    ? fc.integer({ min: low, max: high })
    : fc.double({ min: low, max: high, noNaN: true });
  const asValue = (number: number) =>
    definition.kind === 'glucose' ? { value: number, unit: 'mmol/L' as const } : number;
  return fc
    .tuple(value, value)
    .map(([one, two]) => [asValue(Math.min(one, two)), asValue(Math.max(one, two))] as const);
}

for (const [table, verb] of [
  [RISES, 'rises'],
  [FALLS, 'falls'],
] as const) {
  describe(`a total that ${verb}`, () => {
    for (const score of ALL_SCORES) {
      for (const name of table[score.id] ?? []) {
        it(`${score.id} ${verb}, or stays, with ${name}`, () => {
          fc.assert(
            fc.property(arbitraryFacts(score.inputs), ascending(name), (facts, [less, more]) => {
              const totalWith = (value: unknown) =>
                score.evaluate({ ...facts, [name]: known(value) }).total.low;
              const change = totalWith(more) - totalWith(less);
              expect(verb === 'rises' ? change : -change).to.be.at.least(-NOISE);
            }),
          );
        });
      }
    }
  });
}

describe('the tables of directions', () => {
  it('name every number, flag and glucose that a score reads, but those that are no risk in one direction', () => {
    const left = ALL_SCORES.flatMap(({ id, inputs }) =>
      inputs
        .filter((name) => ['number', 'flag', 'glucose'].includes(FACT_DEFINITIONS[name].kind))
        .filter((name) => ![...(RISES[id] ?? []), ...(FALLS[id] ?? [])].includes(name as MonotoneFact))
        .map((name) => `${id} ${name}`),
    );
    expect(left).to.deep.equal(['astral glucose']);
  });
});
