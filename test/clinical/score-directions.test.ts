import { expect } from 'chai';
import fc from 'fast-check';
import { known } from '../../server/clinical/known.ts';
import { ALL_SCORES } from '../../server/clinical/scores/all-scores.ts';
import { astral } from '../../server/clinical/scores/astral.ts';
import type { Score } from '../../server/clinical/scores/score.ts';
import {
  FACT_DEFINITIONS,
  type ChoiceFactName,
  type FactName,
  type FactValue,
} from '../../server/clinical/stroke-facts.ts';
import type { ScoreId } from '../../server/clinical/text/en/score-names.ts';
import { arbitraryFacts } from '../fixtures/arbitrary-facts.ts';

/** Sums of the same decimals in another order differ by this much at most. */
const NOISE = 1e-9;

/** Values of a choice in the order in which the total rises, or stays. */
type Order = { readonly [N in ChoiceFactName]?: readonly FactValue<N>[] };

interface Directions {
  /** Facts of which a higher number, or a finding that is present, makes the total rise or stay. */
  readonly rises?: readonly FactName[];
  readonly falls?: readonly FactName[];
  readonly order?: Order;
}

const SEX = ['female', 'male'] as const;
const ISCORE: Directions = {
  rises: ['ageYears', 'glucose', 'preStrokeMrs', 'atrialFibrillation', 'heartFailure', 'cancer', 'dialysis'],
  falls: ['canadianNeurologicalScale'],
  order: { sex: SEX, strokeSubtype: ['lacunar', 'non-lacunar', 'undetermined'] },
};

const DIRECTIONS: Partial<Readonly<Record<ScoreId, Directions>>> = {
  hat: {
    rises: ['nihss', 'diabetes', 'glucose'],
    order: { ctHypodensity: ['none', 'less-than-one-third-mca', 'one-third-mca-or-more'] },
  },
  sedan: { rises: ['nihss', 'ageYears', 'glucose', 'earlyInfarctSigns', 'hyperdenseArtery'] },
  'sits-sich': {
    rises: [
      'nihss',
      'ageYears',
      'glucose',
      'systolicMmHg',
      'weightKg',
      'minutesSinceLastKnownWell',
      'hypertension',
    ],
    order: { antiplatelets: ['none', 'other', 'aspirin', 'aspirin-and-clopidogrel'] },
  },
  grasps: { rises: ['nihss', 'ageYears', 'glucose', 'systolicMmHg'], order: { sex: SEX } },
  'grasps-with-race': {
    rises: ['nihss', 'ageYears', 'glucose', 'systolicMmHg', 'asian'],
    order: { sex: SEX },
  },
  mss: { rises: ['nihss', 'ageYears', 'glucose'], falls: ['platelets10e9PerL'] },
  'span-100': { rises: ['nihss', 'ageYears'] },
  dragon: {
    rises: [
      'nihss',
      'ageYears',
      'glucose',
      'preStrokeMrs',
      'minutesSinceLastKnownWell',
      'earlyInfarctSigns',
      'hyperdenseArtery',
    ],
  },
  thrive: { rises: ['nihss', 'ageYears', 'hypertension', 'diabetes', 'atrialFibrillation'] },
  'thrive-c': { rises: ['nihss', 'ageYears', 'hypertension', 'diabetes', 'atrialFibrillation'] },
  // Glucose is left out: ASTRAL counts both too much and too little of it.
  astral: {
    rises: ['nihss', 'ageYears', 'minutesFromOnsetToAdmission', 'decreasedConsciousness'],
    order: { visualField: ['full', 'partial-hemianopia', 'complete-hemianopia', 'bilateral'] },
  },
  'iscore-30-days': ISCORE,
  'iscore-1-year': { ...ISCORE, rises: [...(ISCORE.rises ?? []), 'smoker', 'myocardialInfarction'] },
  hiat: { rises: ['nihss', 'ageYears', 'glucose'] },
  tag: { rises: ['glucose'], falls: ['aspects'], order: { mtici: ['3', '2c', '2b', '2a', '1', '0'] } },
  'ich-score': {
    rises: ['ageYears', 'haematomaVolumeMl', 'intraventricularHaemorrhage'],
    falls: ['glasgowComaScale'],
    order: { haematomaLocation: ['lobar', 'deep', 'infratentorial'] },
  },
  func: {
    rises: ['glasgowComaScale'],
    falls: ['ageYears', 'haematomaVolumeMl', 'priorCognitiveImpairment'],
    order: { haematomaLocation: ['infratentorial', 'deep', 'lobar'] },
  },
  'max-ich': {
    rises: ['nihss', 'ageYears', 'haematomaVolumeMl', 'intraventricularHaemorrhage', 'oralAnticoagulant'],
    order: { haematomaLocation: ['lobar', 'deep', 'infratentorial'] },
  },
  edema: {
    rises: ['midlineShiftMm', 'basalCisternEffacement', 'glucose'],
    falls: ['reperfusionTreatment', 'ischaemicStroke'],
  },
  'spetzler-martin': { rises: ['avmMaximumDiameterCm', 'avmEloquent', 'avmDeepVenousDrainage'] },
  vras: { rises: ['avmVolumeMl', 'avmEloquent', 'avmPreviousHaemorrhage'] },
  'rbas-modified': { rises: ['avmVolumeMl', 'ageYears', 'avmDeepLocation'] },
  avmes: {
    rises: ['avmArterialPedicles', 'avmDrainingVeins', 'avmMaximumDiameterCm', 'avmVascularEloquence'],
  },
  aspects: {
    falls: [
      'aspectsC',
      'aspectsL',
      'aspectsIC',
      'aspectsI',
      'aspectsM1',
      'aspectsM2',
      'aspectsM3',
      'aspectsM4',
      'aspectsM5',
      'aspectsM6',
    ],
  },
  'pc-aspects': {
    falls: [
      'pcAspectsPons',
      'pcAspectsMidbrain',
      'pcAspectsThalamusLeft',
      'pcAspectsThalamusRight',
      'pcAspectsCerebellumLeft',
      'pcAspectsCerebellumRight',
      'pcAspectsPcaLeft',
      'pcAspectsPcaRight',
    ],
  },
};

type Pair = fc.Arbitrary<readonly [less: unknown, more: unknown]>;

/** Two numbers from one to another in ascending order, whole ones where the fact is. */
function ascendingNumbers(low: number, high: number, isWhole: boolean): fc.Arbitrary<[number, number]> {
  const value = isWhole
    ? fc.integer({ min: low, max: high })
    : fc.double({ min: low, max: high, noNaN: true });
  return fc.tuple(value, value).map(([one, two]) => [Math.min(one, two), Math.max(one, two)]);
}

/** Two glucose values in one unit: papers print other limits for the other unit. */
function ascendingGlucose(lowMmol: number, highMmol: number): Pair {
  return fc.tuple(ascendingNumbers(lowMmol, highMmol, false), fc.boolean()).map(([pair, isMmol]) =>
    isMmol
      ? [
          { value: pair[0], unit: 'mmol/L' },
          { value: pair[1], unit: 'mmol/L' },
        ]
      : [
          { value: 18 * pair[0], unit: 'mg/dL' },
          { value: 18 * pair[1], unit: 'mg/dL' },
        ],
  );
}

/** Two values of a fact, the second higher or equal, or absent and present. */
function ascending(name: FactName): Pair {
  const definition = FACT_DEFINITIONS[name];
  switch (definition.kind) {
    case 'flag':
      return fc.constant([false, true] as const);
    case 'event':
      return fc.constant([{ occurred: false }, { occurred: true }] as const);
    case 'glucose':
      return ascendingGlucose(definition.low, definition.high);
    case 'number':
      return ascendingNumbers(definition.low, definition.high, definition.whole);
    case 'choice':
      throw new Error(`${name} has no order of its own`);
  }
}

/** Two values of a list, the second not before the first. */
function inOrder(values: readonly unknown[]): Pair {
  return ascendingNumbers(0, values.length - 1, true).map(
    ([one, two]) => [values[one], values[two]] as const,
  );
}

function expectRise(score: Score, name: FactName, pair: Pair, sign: 1 | -1 = 1): void {
  fc.assert(
    fc.property(arbitraryFacts(score.inputs), pair, (facts, [less, more]) => {
      const totalWith = (value: unknown) => score.evaluate({ ...facts, [name]: known(value) }).total.low;
      expect(sign * (totalWith(more) - totalWith(less))).to.be.at.least(-NOISE);
    }),
  );
}

for (const score of ALL_SCORES) {
  const { rises = [], falls = [], order = {} } = DIRECTIONS[score.id] ?? {};
  const orders = Object.entries(order) as [ChoiceFactName, readonly string[]][];

  describe(`${score.id} has one direction`, () => {
    for (const name of rises) {
      it(`rises, or stays, with ${name}`, () => {
        expectRise(score, name, ascending(name));
      });
    }
    for (const name of falls) {
      it(`falls, or stays, with ${name}`, () => {
        expectRise(score, name, ascending(name), -1);
      });
    }
    for (const [name, values] of orders) {
      it(`rises, or stays, with ${name}: ${values.join(', ')}`, () => {
        expect(values).to.have.members([...FACT_DEFINITIONS[name].values]);
        expectRise(score, name, inOrder(values));
      });
    }

    it('in every fact that it reads', () => {
      const named = [...rises, ...falls, ...orders.map(([name]) => name)];
      const exceptions = score.id === 'astral' ? ['glucose'] : [];
      expect([...named, ...exceptions]).to.have.members([...score.inputs]);
    });
  });
}

describe('ASTRAL and glucose (Ntaios 2012: > 7.3 or < 3.7 mmol/L)', () => {
  it('falls, or stays, as a low glucose comes up to 7.3 mmol/L', () => {
    expectRise(astral, 'glucose', ascendingGlucose(1, 7.3), -1);
  });

  it('rises, or stays, from 3.8 mmol/L upwards', () => {
    expectRise(astral, 'glucose', ascendingGlucose(3.8, 55.5));
  });
});
