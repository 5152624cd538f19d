import { expect } from 'chai';
import fc from 'fast-check';
import { recordedValues } from '../../server/clinical/known.ts';
import { criterionResult } from '../fixtures/eligibility.ts';
import {
  administration,
  APIXABAN,
  ASPIRIN,
  byAtc,
  CLOPIDOGREL,
  DRUG_FACTS,
  ENOXAPARIN,
  factsOf,
  HEPARIN,
  hours,
  LECANEMAB,
  lists,
  METOPROLOL,
  order,
  RAMIPRIL,
  readChart,
  statement,
  TICAGRELOR,
  WARFARIN,
} from '../fixtures/medications.ts';

type Json = Record<string, unknown>;

const drug = fc.constantFrom<Json>(
  ...[
    APIXABAN,
    WARFARIN,
    ASPIRIN,
    CLOPIDOGREL,
    TICAGRELOR,
    RAMIPRIL,
    LECANEMAB,
    ENOXAPARIN,
    HEPARIN,
    METOPROLOL,
  ],
  ...[{ text: 'Eliquis' }, { text: 'Marcumar' }, { text: 'ASS 100' }, byAtc('B01AC30'), {}],
);
const time = fc.oneof(
  fc.integer({ min: 0, max: 200 }).map((count) => hours(count)),
  fc.constantFrom('2026-11-24', '2026-11-23', '2026-11-22', '2026-11', undefined),
);
const status = fc.constantFrom(
  'active',
  'completed',
  'stopped',
  'on-hold',
  'unknown',
  'not-taken',
  'not-done',
  'in-progress',
  'cancelled',
);

const record: fc.Arbitrary<Json> = fc
  .record({ drug, time, status, kind: fc.constantFrom('order', 'statement', 'administration') })
  .map(({ drug: what, time: when, status: state, kind }) => {
    if (kind === 'order') return order(what, { status: state, authoredOn: when });
    if (kind === 'statement') return statement(what, { status: state, effectivePeriod: { start: when } });
    return administration(what, { status: state, effectiveDateTime: when });
  });
const records = fc.array(record, { maxLength: 6 });

const drugFacts = async (...all: readonly Json[]) => {
  const facts = await factsOf(...all);
  return Object.fromEntries(DRUG_FACTS.map((name) => [name, facts[name]]));
};

describe('drugs from the chart, whatever it holds', () => {
  it('another drug that is known changes nothing', async () => {
    const unrelated = fc.constantFrom(METOPROLOL, byAtc('A10BA02', 'metformin'), {
      text: 'Pantoprazol 40 mg',
    });
    await fc.assert(
      fc.asyncProperty(records, unrelated, async (all, other) => {
        const added = [statement(other, { id: 'n1' }), administration(other, { id: 'n2' })];
        expect(await drugFacts(...all, ...added)).to.deep.equal(await drugFacts(...all));
      }),
    );
  });

  it('the order of the entries changes nothing', async () => {
    const shuffled = records.chain((all) =>
      fc.tuple(
        fc.constant(all.map((entry, index) => ({ ...entry, id: `r${index}` }))),
        fc.shuffledSubarray([...all.keys()], { minLength: all.length }),
      ),
    );
    await fc.assert(
      fc.asyncProperty(shuffled, async ([all, order_]) => {
        const other = order_.flatMap((index) => all[index] ?? []);
        expect(await drugFacts(...other)).to.deep.equal(await drugFacts(...all));
      }),
    );
  });

  it('a list that is not complete never gives "not recorded"', async () => {
    const key = fc.constantFrom('medicationRequests', 'medicationStatements', 'medicationAdministrations');
    const notComplete = fc.constantFrom<unknown>(undefined, null, {
      resourceType: 'OperationOutcome',
      issue: [],
    });
    await fc.assert(
      fc.asyncProperty(records, key, notComplete, async (all, name, value) => {
        const { facts } = await readChart({ ...lists(...all), [name]: value });
        for (const fact of DRUG_FACTS)
          for (const { basis } of recordedValues<unknown>(facts[fact]))
            expect(basis, fact).to.equal('recorded');
      }),
    );
  });

  it('a dose within the window is found beside anything, and a newer one never makes it look older', async () => {
    const recent = fc.integer({ min: 0, max: 47 });
    await fc.assert(
      fc.asyncProperty(records, recent, recent, async (all, first, second) => {
        const given = (count: number) =>
          administration(APIXABAN, { id: `a${count}`, effectiveDateTime: hours(count) });
        const hoursAgo = async (...doses: Json[]) => {
          const facts = await factsOf(...all, ...doses);
          expect(criterionResult(facts, 'doac-within-48-hours').status).to.equal('met');
          return Math.max(...recordedValues(facts.doacDose).map(({ value }) => value.hoursAgo ?? Infinity));
        };
        const one = await hoursAgo(given(first));
        expect(one).to.be.at.most(first);
        expect(await hoursAgo(given(first), given(second))).to.be.at.most(one);
      }),
    );
  });

  it('a record of a DOAC that was or may be in use is never told as none, nor as long ago while it goes on', async () => {
    const state = fc.constantFrom('active', 'on-hold', 'unknown');
    const kind = fc.constantFrom(order, statement);
    await fc.assert(
      fc.asyncProperty(records, state, kind, async (all, now, make) => {
        const facts = await factsOf(...all, make(APIXABAN, { id: 'ongoing', status: now }));
        for (const { value } of recordedValues(facts.doacDose)) expect(value.occurred).to.equal(true);
        expect(criterionResult(facts, 'doac-within-48-hours').status).to.not.equal('not-met');
      }),
    );
  });
});
