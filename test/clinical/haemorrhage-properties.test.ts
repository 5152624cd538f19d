import { expect } from 'chai';
import fc from 'fast-check';
import { known } from '../../server/clinical/known.ts';
import type { Range } from '../../server/clinical/range.ts';
import { aspects } from '../../server/clinical/scores/aspects.ts';
import { avmes } from '../../server/clinical/scores/avmes.ts';
import { edema } from '../../server/clinical/scores/edema.ts';
import { func } from '../../server/clinical/scores/func.ts';
import { ichScore } from '../../server/clinical/scores/ich-score.ts';
import { maxIch } from '../../server/clinical/scores/max-ich.ts';
import { pcAspects } from '../../server/clinical/scores/pc-aspects.ts';
import { rbasModified } from '../../server/clinical/scores/rbas-modified.ts';
import { spetzlerMartin } from '../../server/clinical/scores/spetzler-martin.ts';
import { vras } from '../../server/clinical/scores/vras.ts';
import {
  FACT_DEFINITIONS,
  type FactName,
  type FlagFactName,
  type NumberFactName,
} from '../../server/clinical/stroke-facts.ts';
import { arbitraryFacts } from '../fixtures/arbitrary-facts.ts';
import { withoutFacts } from '../fixtures/facts.ts';

const SCORES = [ichScore, func, maxIch, edema, spetzlerMartin, vras, rbasModified, avmes, aspects, pcAspects];

/** Sums of the same decimals in another order differ by this much at most. */
const NOISE = 1e-9;

const isWithin = (inner: Range, outer: Range) =>
  outer.low <= inner.low + NOISE && inner.high <= outer.high + NOISE;

for (const score of SCORES) {
  const known = arbitraryFacts(score.inputs);
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
          for (const { percent, outcome } of complete.estimates) {
            const open = partial.estimates.find((estimate) => estimate.outcome === outcome);
            if (open) expect(isWithin(percent, open.percent), outcome).to.equal(true);
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

/** What a worse number, or a finding that is present, does to the total. */
const RISES: readonly (readonly [(typeof SCORES)[number], readonly (NumberFactName | FlagFactName)[]])[] = [
  [ichScore, ['ageYears', 'haematomaVolumeMl', 'intraventricularHaemorrhage']],
  [func, ['glasgowComaScale']],
  [maxIch, ['nihss', 'ageYears', 'haematomaVolumeMl', 'intraventricularHaemorrhage', 'oralAnticoagulant']],
  [edema, ['midlineShiftMm', 'basalCisternEffacement']],
  [spetzlerMartin, ['avmMaximumDiameterCm', 'avmEloquent', 'avmDeepVenousDrainage']],
  [vras, ['avmVolumeMl', 'avmEloquent', 'avmPreviousHaemorrhage']],
  [rbasModified, ['avmVolumeMl', 'ageYears', 'avmDeepLocation']],
  [avmes, ['avmArterialPedicles', 'avmDrainingVeins', 'avmMaximumDiameterCm', 'avmVascularEloquence']],
];

const FALLS: typeof RISES = [
  [ichScore, ['glasgowComaScale']],
  [func, ['ageYears', 'haematomaVolumeMl', 'priorCognitiveImpairment']],
  [edema, ['reperfusionTreatment']],
  [aspects, aspects.inputs as readonly FlagFactName[]],
  [pcAspects, pcAspects.inputs as readonly FlagFactName[]],
];

/** Two values of a fact, the second higher or equal, or absent and present. */
function ascending(name: NumberFactName | FlagFactName): fc.Arbitrary<readonly [unknown, unknown]> {
  const definition = FACT_DEFINITIONS[name];
  if (definition.kind === 'flag') return fc.constant([false, true] as const);
  const { low, high, whole } = definition;
  const value = whole ? fc.integer({ min: low, max: high }) : fc.double({ min: low, max: high, noNaN: true });
  return fc.tuple(value, value).map(([one, two]) => [Math.min(one, two), Math.max(one, two)] as const);
}

describe('the scores of haemorrhage, oedema, malformation and infarct', () => {
  for (const [table, verb] of [
    [RISES, 'rises'],
    [FALLS, 'falls'],
  ] as const)
    for (const [score, names] of table)
      for (const name of names)
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
});
