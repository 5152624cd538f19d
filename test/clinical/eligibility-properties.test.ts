/** What holds of eligibility for every patient and every state of knowledge. */
import { expect } from 'chai';
import fc from 'fast-check';
import { assessEligibility } from '../../server/clinical/eligibility/assess-eligibility.ts';
import type { Verdict } from '../../server/clinical/eligibility/criterion.ts';
import type { EditionId } from '../../server/clinical/eligibility/editions.ts';
import { known, missing, type Fact, type Known } from '../../server/clinical/known.ts';
import {
  FACT_DEFINITIONS,
  FACT_NAMES_IN_ORDER,
  factsWith,
  type FactName,
  type StrokeFacts,
} from '../../server/clinical/stroke-facts.ts';
import { allCriteria, CLEAR_FACT_NAMES } from '../fixtures/eligibility.ts';

type Knowledge = Readonly<Record<string, Fact<unknown>>>;

const edition = fc.constantFrom<EditionId>('aha-2026', 'eso-2021');

/** Hours around the limits that the criteria draw, so that both sides are hit. */
const someHours = fc.oneof(
  fc.constantFrom(0, 24, 48, 168, 240, 336, 504, 2208, 9000),
  fc.double({ min: 0, max: 3000, noNaN: true }),
);

function valueOf(name: FactName): fc.Arbitrary<unknown> {
  const definition = FACT_DEFINITIONS[name];
  switch (definition.kind) {
    case 'number':
      return definition.unit === 'min'
        ? fc.integer({ min: 0, max: 1500 })
        : fc.integer({ min: Math.ceil(definition.low), max: Math.min(definition.high, 250) });
    case 'glucose':
      return fc.record(
        {
          value: fc.double({ min: 1, max: 55, noNaN: true }),
          unit: fc.constant('mmol/L'),
          bound: fc.constantFrom('above', 'at-least', 'below', 'at-most'),
        },
        { requiredKeys: ['value', 'unit'] },
      );
    case 'flag':
      return fc.boolean();
    case 'choice':
      return fc.constantFrom<string>(...definition.values);
    case 'event':
      return fc.oneof(
        fc.constant({ occurred: false }),
        fc.constant({ occurred: true }),
        someHours.map((hoursAgo) => ({ occurred: true, hoursAgo })),
      );
  }
}

const recordedOf = (name: FactName): fc.Arbitrary<Known<unknown>> =>
  valueOf(name).map((value) => known(value));

function notRecordedOf(name: FactName): fc.Arbitrary<Fact<unknown>> {
  const { kind } = FACT_DEFINITIONS[name];
  const value = kind === 'event' ? { occurred: false } : false;
  return kind === 'event' || kind === 'flag'
    ? fc.constant({ status: 'known', value, basis: 'not-recorded' })
    : fc.constant(missing('not-recorded'));
}

const factOf = (name: FactName): fc.Arbitrary<Fact<unknown>> =>
  fc.oneof(
    recordedOf(name),
    notRecordedOf(name),
    fc.constantFrom(missing('not-read'), missing('list-incomplete')),
    fc
      .tuple(recordedOf(name), fc.oneof(recordedOf(name), notRecordedOf(name)))
      .map(([first, second]): Fact<unknown> =>
        second.status === 'known' ? { status: 'conflicting', values: [first, second] } : first,
      ),
  );

const recordOf = (of: (name: FactName) => fc.Arbitrary<Fact<unknown>>): fc.Arbitrary<Knowledge> =>
  fc.record(Object.fromEntries(NAMES.map((name) => [name, of(name)])));

/** The facts that eligibility reads. */
const NAMES: readonly FactName[] = FACT_NAMES_IN_ORDER.filter((name) =>
  [
    ...CLEAR_FACT_NAMES,
    'minutesSinceRecognition',
    'minutesSinceMidpointOfSleep',
    'dwiFlairMismatch',
    'perfusionMismatch',
    'largeVesselOcclusion',
  ].includes(name),
);

const anyKnowledge = recordOf(factOf);
const fullKnowledge = recordOf(recordedOf);

// The arbitraries make values of the kind that each fact is declared with.
const factsOf = (knowledge: Knowledge): StrokeFacts => factsWith(knowledge);

/** Every verdict by name: criteria within and outside the edition, and windows. */
function verdicts(facts: StrokeFacts, chosen: EditionId): ReadonlyMap<string, Verdict> {
  const { windows } = assessEligibility(facts, chosen);
  return new Map([...allCriteria(facts, chosen), ...windows].map((result) => [result.id, result]));
}

describe('eligibility, whatever is known', () => {
  it('never turns a verdict around when a missing fact is learnt', () => {
    fc.assert(
      fc.property(
        fullKnowledge,
        fc.subarray([...NAMES]),
        fc.subarray([...NAMES]),
        edition,
        (full, hidden, learnt, chosen) => {
          const hide = (names: readonly FactName[]) =>
            factsOf({ ...full, ...Object.fromEntries(names.map((name) => [name, missing('not-read')])) });
          const before = verdicts(hide(hidden), chosen);
          const after = verdicts(hide(hidden.filter((name) => !learnt.includes(name))), chosen);
          for (const [id, { status }] of before)
            if (status !== 'cannot-tell') expect(after.get(id)?.status, id).to.equal(status);
        },
      ),
    );
  });

  it('draws nothing from what is merely not recorded: every verdict is that of a missing fact', () => {
    fc.assert(
      fc.property(anyKnowledge, edition, (knowledge, chosen) => {
        const asMissing = Object.entries(knowledge).map(([name, fact]) => [
          name,
          fact.status === 'known' && fact.basis === 'not-recorded' ? missing('not-recorded') : fact,
        ]);
        const other = verdicts(factsOf(Object.fromEntries(asMissing) as Knowledge), chosen);
        for (const [id, { status }] of verdicts(factsOf(knowledge), chosen))
          expect(other.get(id)?.status, id).to.equal(status);
      }),
    );
  });

  it('lists every fact that a verdict depends on: the others may be unknown', () => {
    fc.assert(
      fc.property(anyKnowledge, edition, (knowledge, chosen) => {
        for (const [id, verdict] of verdicts(factsOf(knowledge), chosen)) {
          const listed = verdict.facts.map((name) => [name, knowledge[name]]);
          const alone = verdicts(factsOf(Object.fromEntries(listed) as Knowledge), chosen).get(id);
          expect(alone, id).to.deep.equal(verdict);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('says why a verdict is open, exactly when it is, and asks only for facts it reads', () => {
    fc.assert(
      fc.property(anyKnowledge, edition, (knowledge, chosen) => {
        for (const [id, { status, facts, open, settledBy }] of verdicts(factsOf(knowledge), chosen)) {
          expect(open.length > 0, id).to.equal(status === 'cannot-tell');
          const toSettle = open.filter(({ reason }) => reason !== 'left-to-judgement');
          expect(new Set(settledBy)).to.deep.equal(new Set(toSettle.map(({ fact }) => fact)));
          expect(facts, id).to.include.members([...settledBy]);
        }
      }),
    );
  });

  it('takes of conflicting values the verdict they share, and none where they differ', () => {
    const ofOneName = fc
      .constantFrom(...NAMES)
      .chain((name) => fc.tuple(fc.constant(name), recordedOf(name), recordedOf(name)));
    fc.assert(
      fc.property(fullKnowledge, ofOneName, edition, (full, [name, first, second], chosen) => {
        const given = (fact: Fact<unknown>) => verdicts(factsOf({ ...full, [name]: fact }), chosen);
        const [one, two] = [given(first), given(second)];
        for (const [id, { status }] of given({ status: 'conflicting', values: [first, second] })) {
          const doAgree = one.get(id)?.status === two.get(id)?.status;
          expect(status, id).to.equal(doAgree ? one.get(id)?.status : 'cannot-tell');
        }
      }),
    );
  });

  it('keeps criteria and windows in one order, each in its own tier', () => {
    const ids = (facts: StrokeFacts, chosen: EditionId) => [...verdicts(facts, chosen).keys()];
    fc.assert(
      fc.property(anyKnowledge, edition, (knowledge, chosen) => {
        expect(ids(factsOf(knowledge), chosen)).to.deep.equal(ids(factsWith({}), chosen));
      }),
      { numRuns: 20 },
    );
  });

  it('never finds nothing while a criterion that speaks against treatment is open', () => {
    fc.assert(
      fc.property(anyKnowledge, edition, (knowledge, chosen) => {
        const { headline } = assessEligibility(factsOf(knowledge), chosen);
        const isSettled = [headline.present, headline.correctFirst, headline.open].every(
          (list) => list.length === 0,
        );
        expect(headline.status === 'nothing-found').to.equal(isSettled && headline.window === 'applies');
      }),
    );
  });
});
