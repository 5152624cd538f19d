/** Scales from the chart: NIHSS by items, Glasgow Coma Scale, Rankin. Codes and item limits are those of LOINC 70182-1. */
import { expect } from 'chai';
import fc from 'fast-check';
import { LOINC } from '../../server/fhir/codes.ts';
import { factsOf, readingOf, valueOf } from '../fixtures/chart-facts.ts';
import { minutesAgo, nihss, observation, searchset } from '../fixtures/chart.ts';

/** LOINC code and highest score of each item, from the NIH Stroke Scale form. */
const ITEMS: readonly (readonly [string, number])[] = [
  ['70184-7', 3],
  ['70185-4', 2],
  ['70186-2', 2],
  ['70187-0', 2],
  ['70188-8', 3],
  ['70189-6', 3],
  ['70190-4', 4],
  ['70967-5', 4],
  ['70191-2', 4],
  ['70968-3', 4],
  ['70192-0', 2],
  ['70193-8', 2],
  ['70194-6', 3],
  ['70195-3', 2],
  ['70196-1', 2],
];

const coded = (code: string) => ({ coding: [{ system: LOINC, code }] });
const untestable = { valueCodeableConcept: coded('LA18461-6') };

const item = (code: string, value: Record<string, unknown>, minutes = 40) =>
  observation(`item-${code}`, { system: LOINC, code }, minutes, value);

const panel = (points: readonly number[], changes: Record<string, object> = {}) =>
  observation('panel', { system: LOINC, code: '70182-1' }, 40, {
    component: ITEMS.map(([code], index) => ({
      code: coded(code),
      ...(changes[code] ?? { valueInteger: points[index] ?? 0 }),
    })),
  });

const zeros = ITEMS.map(() => 0);

describe('NIHSS by items', () => {
  it('the highest scores of the fifteen items are 42', async () => {
    const highest = panel(ITEMS.map(([, maximum]) => maximum));
    expect(await valueOf('nihss', { nihss: searchset(highest) })).to.equal(42);
  });

  it('the total is the sum of the items of a panel, or of observations of one examination', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...ITEMS.map(([, maximum]) => fc.integer({ min: 0, max: maximum }))),
        fc.boolean(),
        async (points, areSeparate) => {
          const sum = points.reduce((total, value) => total + value, 0);
          const records = areSeparate
            ? ITEMS.map(([code], index) => item(code, { valueInteger: points[index] }))
            : [panel(points)];
          expect(await valueOf('nihss', { nihss: searchset(...records) })).to.equal(sum);
        },
      ),
      { numRuns: 50 },
    );
  });

  it('a recorded total is taken before any sum', async () => {
    expect(await valueOf('nihss', { nihss: searchset(nihss(17), panel(zeros)) })).to.equal(17);
  });

  it('an item that the form lets be untestable is left out; any other leaves no total', async () => {
    const arm = panel([0, 0, 0, 0, 0, 1], { '70190-4': untestable });
    expect(await valueOf('nihss', { nihss: searchset(arm) })).to.equal(1);
    const language = panel([0, 0, 0, 0, 0, 1], { '70194-6': untestable });
    expect(await valueOf('nihss', { nihss: searchset(language) })).to.equal('none-usable');
  });

  it('a missing item, one above its maximum, or one of another examination leaves no total', async () => {
    const fourteen = ITEMS.slice(1).map(([code]) => item(code, { valueInteger: 0 }));
    const complete = (last: object) => valueOf('nihss', { nihss: searchset(...fourteen, last) });
    expect(await valueOf('nihss', { nihss: searchset(...fourteen) })).to.equal('none-usable');
    expect(await complete(item('70184-7', { valueInteger: 4 }))).to.equal('none-usable');
    expect(await complete(item('70184-7', { valueInteger: 1 }, 100))).to.equal('none-usable');
    expect(await complete(item('70184-7', { valueInteger: 1 }, 50))).to.equal(1);
  });

  it('reads coded answers by their ordinal, and item 3 by its LOINC answers', async () => {
    const withOrdinal = (url: string) => ({
      valueCodeableConcept: { coding: [{ code: 'x', extension: [{ url, valueDecimal: 2 }] }] },
    });
    for (const url of ['ordinalValue', 'itemWeight']) {
      const answered = panel(zeros, {
        '70185-4': withOrdinal(`http://hl7.org/fhir/StructureDefinition/${url}`),
      });
      expect(await valueOf('nihss', { nihss: searchset(answered) }), url).to.equal(2);
    }
    const fields = ['LA18448-3', 'LA18449-1', 'LA18450-9', 'LA18451-7'].map(async (answer) =>
      valueOf('visualField', {
        nihss: searchset(item('70188-8', { valueCodeableConcept: coded(answer) })),
      }),
    );
    expect(await Promise.all(fields)).to.deep.equal([
      'full',
      'partial-hemianopia',
      'complete-hemianopia',
      'bilateral',
    ]);
  });

  it('refuses words in place of a number', async () => {
    const { facts, setAside } = await readingOf({
      nihss: searchset(item('70188-8', { valueString: 'left hemianopia' })),
    });
    expect(facts.visualField).to.deep.equal({ status: 'missing', reason: 'none-usable' });
    expect(setAside.map(({ fact, reason }) => [fact, reason])).to.deep.include(['visualField', 'no-value']);
  });
});

describe('Glasgow Coma Scale and consciousness', () => {
  const gcs = (code: string, value: number, minutes = 40) => item(code, { valueInteger: value }, minutes);
  const parts = (eye: number, verbal: number, motor: number) =>
    searchset(gcs('9267-6', eye), gcs('9270-0', verbal), gcs('9268-4', motor));

  it('reads the total, or the sum of eye opening, verbal and motor response', async () => {
    expect(await valueOf('glasgowComaScale', { glasgowComaScale: searchset(gcs('9269-2', 14)) })).to.equal(
      14,
    );
    expect(await valueOf('glasgowComaScale', { glasgowComaScale: parts(4, 5, 6) })).to.equal(15);
    expect(await valueOf('glasgowComaScale', { glasgowComaScale: parts(1, 1, 1) })).to.equal(3);
    expect(await valueOf('glasgowComaScale', { glasgowComaScale: parts(4, 6, 6) })).to.equal('none-usable');
    const noVerbal = searchset(
      gcs('9267-6', 4),
      item('9270-0', { dataAbsentReason: { text: 'intubated' } }),
      gcs('9268-4', 6),
    );
    expect(await valueOf('glasgowComaScale', { glasgowComaScale: noVerbal })).to.equal('none-usable');
  });

  it('consciousness is decreased by item 1a or by a GCS below 15, whichever says so', async () => {
    const decreased = (alertness: number | undefined, coma: number | undefined) =>
      valueOf('decreasedConsciousness', {
        nihss: searchset(...(alertness === undefined ? [] : [item('70184-7', { valueInteger: alertness })])),
        glasgowComaScale: searchset(...(coma === undefined ? [] : [gcs('9269-2', coma)])),
      });
    expect(await decreased(0, undefined)).to.equal(false);
    expect(await decreased(1, undefined)).to.equal(true);
    expect(await decreased(undefined, 15)).to.equal(false);
    expect(await decreased(undefined, 14)).to.equal(true);
    expect(await decreased(0, 14)).to.equal(true);
    expect(await decreased(2, 15)).to.equal(true);
    expect(await decreased(undefined, undefined)).to.equal('not-recorded');
  });

  it('readings of one time that disagree stay in conflict', async () => {
    const two = searchset(gcs('9269-2', 15, 40), { ...gcs('9269-2', 13, 42), id: 'other' });
    expect(await valueOf('decreasedConsciousness', { glasgowComaScale: two })).to.equal('conflicting');
  });
});

describe('Rankin before the stroke', () => {
  const rankin = (changes: object) =>
    valueOf('preStrokeMrs', {
      rankinScale: searchset(
        observation('mrs', { system: LOINC, code: '75859-9' }, 60, { valueInteger: 1, ...changes }),
      ),
    });

  it('is read only where the record says that it is of the time before', async () => {
    expect(await rankin({ code: { ...coded('75859-9'), text: 'mRS before the stroke' } })).to.equal(1);
    expect(await rankin({ code: { ...coded('75859-9'), text: 'Pre-stroke mRS' } })).to.equal(1);
    expect(
      await rankin({ code: { ...coded('75859-9'), text: 'Modified Rankin Scale at discharge' } }),
    ).to.equal('not-recorded');
    expect(await rankin({})).to.equal('not-recorded');
  });

  it('does not take 6: that is death', async () => {
    expect(await rankin({ code: { ...coded('75859-9'), text: 'premorbid mRS' }, valueInteger: 6 })).to.equal(
      'none-usable',
    );
  });
});

describe('what a scale keeps', () => {
  it('points at the panel and its time', async () => {
    const { nihss: fact } = await factsOf({ nihss: searchset(panel(zeros)) });
    expect(fact).to.deep.equal({
      status: 'known',
      value: 0,
      basis: 'recorded',
      at: minutesAgo(40),
      source: 'Observation/panel',
    });
  });
});
