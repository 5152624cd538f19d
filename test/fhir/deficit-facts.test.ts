/** Deficits from NIHSS items and findings. Item codes and limits: LOINC 70182-1; meanings: the NIH Stroke Scale form. */
import { expect } from 'chai';
import fc from 'fast-check';
import { LOINC, STROKE_IMAGING_FINDINGS } from '../../server/fhir/codes.ts';
import type { FactName } from '../../server/clinical/stroke-facts.ts';
import { factsOf, readingOf, valueOf } from '../fixtures/chart-facts.ts';
import { nihss, observation, searchset } from '../fixtures/chart.ts';

const CODES = {
  '1a': '70184-7',
  '3': '70188-8',
  '4': '70189-6',
  '5a': '70190-4',
  '5b': '70967-5',
  '6a': '70191-2',
  '6b': '70968-3',
  '7': '70192-0',
  '9': '70194-6',
  '11': '70196-1',
} as const;

type Item = keyof typeof CODES;
type Points = number | 'untestable';

const coding = (system: string, code: string) => ({ coding: [{ system, code }] });

const valueOfItem = (points: Points) =>
  points === 'untestable' ? { valueCodeableConcept: coding(LOINC, 'LA18461-6') } : { valueInteger: points };

const item = (name: Item, points: Points, minutes = 40) =>
  observation(`item-${name}-${minutes}`, { system: LOINC, code: CODES[name] }, minutes, valueOfItem(points));

const panel = (items: Partial<Record<Item, Points>>, minutes = 40) =>
  observation('panel', { system: LOINC, code: '70182-1' }, minutes, {
    component: Object.entries(items).map(([name, points]) => ({
      code: coding(LOINC, CODES[name as Item]),
      ...valueOfItem(points),
    })),
  });

const finding = (code: string, answer: string) =>
  observation(`finding-${code}`, { system: STROKE_IMAGING_FINDINGS, code }, 30, {
    valueCodeableConcept: coding(STROKE_IMAGING_FINDINGS, answer),
  });

const gcs = (total: number) =>
  observation('gcs', { system: LOINC, code: '9269-2' }, 20, { valueInteger: total });

const read = (name: FactName, ...records: object[]) => valueOf(name, { nihss: searchset(...records) });

describe('deficits from the items of the NIHSS', () => {
  const single = [
    ['facialWeakness', '4', 3],
    ['aphasia', '9', 3],
    ['visuospatialNeglect', '11', 2],
  ] as const;

  for (const [name, number, maximum] of single) {
    it(`${name}: item ${number} of 1 or more, alone or in a panel`, async () => {
      expect(await read(name, item(number, 0))).to.equal(false);
      expect(await read(name, panel({ [number]: 0 }))).to.equal(false);
      for (let points = 1; points <= maximum; points += 1) {
        expect(await read(name, item(number, points))).to.equal(true);
        expect(await read(name, panel({ [number]: points }))).to.equal(true);
      }
      expect(await read(name, item(number, maximum + 1))).to.equal('none-usable');
      expect(await read(name, panel({ [number]: 'untestable' }))).to.equal('not-assessable');
      expect(await read(name, nihss(12))).to.equal('not-recorded');
    });
  }

  for (const [name, left, right] of [
    ['armWeakness', '5a', '5b'],
    ['legWeakness', '6a', '6b'],
  ] as const) {
    it(`${name}: one side is enough for yes; no needs both`, async () => {
      expect(await read(name, panel({ [left]: 0, [right]: 0 }))).to.equal(false);
      expect(await read(name, panel({ [left]: 2, [right]: 0 }))).to.equal(true);
      expect(await read(name, panel({ [right]: 4 }))).to.equal(true);
      expect(await read(name, panel({ [left]: 'untestable', [right]: 1 }))).to.equal(true);
      expect(await read(name, panel({ [left]: 0 }))).to.equal('not-recorded');
      expect(await read(name, panel({ [left]: 0, [right]: 'untestable' }))).to.equal('not-assessable');
      expect(await read(name, item(left, 0, 40), item(left, 1, 35), item(right, 0))).to.equal('conflicting');
      expect(await read(name, item(left, 1, 40), item(left, 2, 35), item(right, 0))).to.equal(true);
      expect(await read(name, item(left, 0, 40), item(left, 1, 35), item(right, 3))).to.equal(true);
    });
  }

  it('points at the record and its time', async () => {
    const { armWeakness } = await factsOf({ nihss: searchset(item('5a', 0), item('5b', 2, 30)) });
    expect(armWeakness).to.deep.include({
      status: 'known',
      value: true,
      source: 'Observation/item-5b-30',
      at: '2026-11-24T10:30:00+02:00',
    });
  });

  it('an examination that is too old is reported once, under the NIHSS', async () => {
    const { facts, setAside } = await readingOf({
      nihss: searchset(panel({ '4': 1, '5a': 1, '9': 1 }, 420)),
    });
    expect(facts.aphasia).to.deep.equal({ status: 'missing', reason: 'none-usable' });
    const names = setAside.map(({ fact }) => fact);
    expect(names.filter((name) => name === 'nihss')).to.have.length(1);
    expect(names).not.to.include.members(['aphasia', 'armWeakness', 'facialWeakness']);
  });
});

describe('consciousness', () => {
  const level = (alertness: Points | undefined, coma: number | undefined) =>
    valueOf('consciousness', {
      nihss: searchset(...(alertness === undefined ? [] : [item('1a', alertness)])),
      glasgowComaScale: searchset(...(coma === undefined ? [] : [gcs(coma)])),
    });

  it('is item 1a: 0 alert, 1 and 2 drowsy, 3 unconscious', async () => {
    const levels = await Promise.all([0, 1, 2, 3].map((points) => level(points, undefined)));
    expect(levels).to.deep.equal(['alert', 'drowsy', 'drowsy', 'unconscious']);
  });

  it('without the item, only the ends of the Glasgow Coma Scale tell: aphasia lowers it as well', async () => {
    for (let total = 3; total <= 15; total += 1) {
      const expected = total === 15 ? 'alert' : total <= 8 ? 'unconscious' : 'not-recorded';
      expect(await level(undefined, total), `GCS ${total}`).to.equal(expected);
      expect(await level('untestable', total)).to.equal(
        expected === 'not-recorded' ? 'not-assessable' : expected,
      );
    }
  });

  it('where the two disagree, both are kept; a GCS between the ends contradicts nothing', async () => {
    expect(await level(0, 6)).to.equal('conflicting');
    expect(await level(1, 15)).to.equal('conflicting');
    expect(await level(3, 3)).to.equal('unconscious');
    expect(await level(0, 11)).to.equal('alert');
    expect(await level(undefined, undefined)).to.equal('not-recorded');
  });
});

describe('deficits from findings', () => {
  it('ataxia is a sign of brainstem or cerebellum; its absence rules out no other', async () => {
    const name = 'brainstemOrCerebellarSigns';
    expect(await read(name, panel({ '7': 1 }))).to.equal(true);
    expect(await read(name, panel({ '7': 0 }))).to.equal('not-recorded');
    expect(await read(name, finding('brainstem-or-cerebellar-signs', 'absent'))).to.equal(false);
    expect(await read(name, finding('brainstem-or-cerebellar-signs', 'absent'), panel({ '7': 0 }))).to.equal(
      false,
    );
    expect(await read(name, finding('brainstem-or-cerebellar-signs', 'absent'), panel({ '7': 2 }))).to.equal(
      'conflicting',
    );
    expect(await read(name, finding('brainstem-or-cerebellar-signs', 'indeterminate'))).to.equal(
      'not-assessable',
    );
  });

  it('another deficit, and the syndrome as the clinician calls it', async () => {
    expect(await read('otherDeficit', finding('other-deficit', 'present'))).to.equal(true);
    for (const syndrome of ['tacs', 'pacs', 'lacs', 'pocs', 'other']) {
      expect(await read('ocspSyndrome', finding('ocsp-syndrome', `ocsp-${syndrome}`))).to.equal(syndrome);
    }
  });

  it('the syndrome is TACS by the items of one examination that meet its definition', async () => {
    const total = panel({ '3': 2, '4': 1, '5a': 3, '5b': 0, '6a': 1, '6b': 0, '9': 0, '11': 2 });
    expect(await read('ocspSyndrome', total)).to.equal('tacs');
    expect(await read('ocspSyndrome', total, finding('ocsp-syndrome', 'ocsp-pacs'))).to.equal('pacs');
    expect(await read('ocspSyndrome', panel({ '4': 1, '5a': 3, '9': 2 }))).to.equal('not-recorded');
  });
});

describe('deficits, whatever the items', () => {
  const points = fc.oneof(fc.constant('untestable' as const), fc.integer({ min: 0, max: 2 }));
  const items = fc.record(
    {
      '4': points,
      '5a': points,
      '5b': points,
      '6a': points,
      '6b': points,
      '7': points,
      '9': points,
      '11': points,
    },
    { requiredKeys: [] },
  );

  it('are yes only by an item above 0, and no only where every item of the fact is 0', async () => {
    const byFact = {
      facialWeakness: ['4'],
      armWeakness: ['5a', '5b'],
      legWeakness: ['6a', '6b'],
      aphasia: ['9'],
      visuospatialNeglect: ['11'],
      brainstemOrCerebellarSigns: ['7'],
    } as const;
    await fc.assert(
      fc.asyncProperty(items, async (given) => {
        const facts = await factsOf({ nihss: searchset(panel(given)) });
        for (const [name, of] of Object.entries(byFact)) {
          const fact = facts[name as keyof typeof byFact];
          const values = of.map((number) => given[number]);
          const isPresent = values.some((value) => typeof value === 'number' && value > 0);
          const isAbsent = name !== 'brainstemOrCerebellarSigns' && values.every((value) => value === 0);
          const expected = isPresent ? true : isAbsent ? false : undefined;
          expect(fact.status === 'known' ? fact.value : undefined, name).to.equal(expected);
        }
      }),
      { numRuns: 60 },
    );
  });
});
