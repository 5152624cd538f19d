/**
 * Scales that are recorded item by item: the total as the sum of one examination's items, where no total stands in
 * the chart, and what single items say.
 */
import { known, missing, recordedValues, type Fact, type Known } from '../clinical/known.ts';
import { GCS_PARTS, GCS_TOTAL, NIHSS_ITEMS, NIHSS_PANEL, nihssItem } from './codes.ts';
import { instantOf } from './fhir-time.ts';
import { FACT_DEFINITIONS } from '../clinical/stroke-facts.ts';
import { same } from './finding-rules.ts';
import type { ObservationLists } from './observation-list.ts';
import { pointsOn } from './scale-value.ts';
import { timedFact, type Reading, type TimedFactRule } from './timed-fact.ts';

interface ScaleItem {
  readonly rule: TimedFactRule<number>;
  /** The form lets the item be left out of the total when it cannot be tested. */
  readonly untestable: boolean;
}

const NIHSS_ITEM_RULES = NIHSS_ITEMS.map(({ item, maximum, untestable }): ScaleItem => {
  const codes = nihssItem(item);
  const parse = pointsOn({ codes, low: 0, high: maximum });
  return { untestable, rule: { name: 'nihss', codes: [...codes, ...NIHSS_PANEL], parse, areEqual: same } };
});

/** Eye opening 1 to 4, verbal response 1 to 5, motor response 1 to 6. */
const GCS_MAXIMA = [4, 5, 6] as const;

const GCS_PART_RULES = GCS_PARTS.map((codes, index): ScaleItem => {
  const parse = pointsOn({ codes, low: 1, high: GCS_MAXIMA[index] ?? 0 });
  return {
    untestable: false,
    rule: { name: 'glasgowComaScale', codes: [...codes, ...GCS_TOTAL], parse, areEqual: same },
  };
});

/** Items further apart than this are of different examinations. A convention of this product. */
const SAME_EXAMINATION_MINUTES = 30;

/** The recorded total or, without one, the sum of a complete set of items of one examination. */
export function nihssFact(total: Fact<number>, lists: ObservationLists, reading: Reading): Fact<number> {
  return totalOrSum(total, itemFacts(NIHSS_ITEM_RULES, lists, 'nihss', reading));
}

/** See nihssFact. */
export function glasgowComaScaleFact(
  total: Fact<number>,
  lists: ObservationLists,
  reading: Reading,
): Fact<number> {
  return totalOrSum(total, itemFacts(GCS_PART_RULES, lists, 'glasgowComaScale', reading));
}

type ItemFact = Pick<ScaleItem, 'untestable'> & { readonly fact: Fact<number> };

function itemFacts(
  items: readonly ScaleItem[],
  lists: ObservationLists,
  key: 'nihss' | 'glasgowComaScale',
  reading: Reading,
): ItemFact[] {
  return items.map(({ rule, untestable }) => ({ untestable, fact: timedFact(lists[key], rule, reading) }));
}

function totalOrSum(total: Fact<number>, items: readonly ItemFact[]): Fact<number> {
  if (total.status !== 'missing') return total;
  const counted = items.filter(
    ({ fact, untestable }) => !(untestable && fact.status === 'missing' && fact.reason === 'not-assessable'),
  );
  const values = counted.flatMap(({ fact }) => (fact.status === 'known' ? [fact] : []));
  const [first] = values;
  if (first === undefined) return total;
  if (values.length < counted.length || !areOfOneExamination(values)) return missing('none-usable');
  const sum = values.reduce((points, { value }) => points + value, 0);
  return { ...first, value: sum };
}

function areOfOneExamination(values: readonly Known<number>[]): boolean {
  const instants = values.map(({ at }) => instantOf(at) ?? NaN);
  return Math.max(...instants) - Math.min(...instants) <= SAME_EXAMINATION_MINUTES * 60_000;
}

const consciousnessItem: TimedFactRule<number> = {
  name: 'decreasedConsciousness',
  codes: [...nihssItem('1a'), ...NIHSS_PANEL],
  parse: pointsOn({ codes: nihssItem('1a'), low: 0, high: 3 }),
  areEqual: same,
};

/**
 * NIHSS item 1a of 1 or more, or a Glasgow Coma Scale below 15 (ASTRAL, Ntaios 2012). One of the two that is normal
 * settles it while the other is not recorded; where they differ, the decreased one counts.
 */
export function decreasedConsciousnessFact(
  gcs: Fact<number>,
  lists: ObservationLists,
  reading: Reading,
): Fact<boolean> {
  const item = timedFact(lists.nihss, consciousnessItem, reading);
  const readings = [
    recordedValues(item).map((entry) => ({ ...entry, value: entry.value >= 1 })),
    recordedValues(gcs).map((entry) => ({
      ...entry,
      value: entry.value < FACT_DEFINITIONS.glasgowComaScale.high,
    })),
  ];
  const decreased = readings.find((values) => values.length > 0 && values.every(({ value }) => value));
  const [one, other] =
    decreased ?? readings.find((values) => values.some(({ value }) => value)) ?? readings.flat();
  if (one === undefined) return item.status === 'missing' ? missing(item.reason) : missing('not-recorded');
  if (other === undefined || other.value === one.value) return known(one.value, sourceOf(one));
  return { status: 'conflicting', values: [one, other] };
}

function sourceOf({ at, source }: Known<boolean>): { at?: string; source?: string } {
  return { ...(at !== undefined && { at }), ...(source !== undefined && { source }) };
}
