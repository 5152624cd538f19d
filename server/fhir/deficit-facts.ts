/**
 * Deficits from the items of the NIH Stroke Scale: 1 point is the least that counts. What an item says is joined with
 * what stands elsewhere in the chart; where two records disagree, both are kept.
 */
import { ocspSyndromeFact } from '../clinical/facts/ocsp-syndrome.ts';
import { missing, recordedValues, type Fact, type Known } from '../clinical/known.ts';
import { FACT_DEFINITIONS, type FactValue, type StrokeFacts } from '../clinical/stroke-facts.ts';
import { NIHSS_ITEMS, NIHSS_PANEL, NIHSS_TOTAL, nihssItem } from './codes.ts';
import { same } from './finding-rules.ts';
import type { ObservationLists } from './observation-list.ts';
import { pointsOn } from './scale-value.ts';
import { timedFact, type Reading, type TimedFactRule } from './timed-fact.ts';

type Item = (typeof NIHSS_ITEMS)[number]['item'];

/** Facts that the chart's own findings give, as far as they bear on deficits. */
type Recorded = Pick<
  StrokeFacts,
  'visualField' | 'brainstemOrCerebellarSigns' | 'ocspSyndrome' | 'glasgowComaScale'
>;

type DeficitFacts = Pick<
  StrokeFacts,
  | 'consciousness'
  | 'facialWeakness'
  | 'armWeakness'
  | 'legWeakness'
  | 'weakSide'
  | 'aphasia'
  | 'visuospatialNeglect'
  | 'brainstemOrCerebellarSigns'
  | 'ocspSyndrome'
>;

export function deficitFacts(recorded: Recorded, lists: ObservationLists, reading: Reading): DeficitFacts {
  const points = (item: Item) => timedFact(lists.nihss, ITEM_RULES[item], reading);
  const present = (item: Item) => mapped(points(item), (value) => value >= 1);
  const [leftArm, rightArm, leftLeg, rightLeg] = [present('5a'), present('5b'), present('6a'), present('6b')];
  const deficits = {
    facialWeakness: present('4'),
    armWeakness: inEither(leftArm, rightArm),
    legWeakness: inEither(leftLeg, rightLeg),
    aphasia: present('9'),
    visuospatialNeglect: present('11'),
  };
  return {
    ...deficits,
    weakSide: weakSideFact(inEither(leftArm, leftLeg), inEither(rightArm, rightLeg)),
    consciousness: consciousnessFact(points('1a'), recorded.glasgowComaScale),
    brainstemOrCerebellarSigns: joined(recorded.brainstemOrCerebellarSigns, presentOnly(present('7'))),
    ocspSyndrome: ocspSyndromeFact(recorded.ocspSyndrome, { ...deficits, visualField: recorded.visualField }),
  };
}

/** Under the name of the scale: an examination that is too old, or another person's, is reported once. */
const ITEM_RULES = Object.fromEntries(
  NIHSS_ITEMS.map(({ item, maximum }): [Item, TimedFactRule<number>] => {
    const codes = nihssItem(item);
    const parse = pointsOn({ codes, low: 0, high: maximum });
    return [
      item,
      { name: 'nihss', codes: [...codes, ...NIHSS_PANEL, ...NIHSS_TOTAL], parse, areEqual: same },
    ];
  }),
) as Readonly<Record<Item, TimedFactRule<number>>>;

/** The same fact in other terms; values of a conflict that come to the same are one. */
function mapped<T, U>(fact: Fact<T>, translate: (value: T) => U): Fact<U> {
  return fact.status === 'missing'
    ? fact
    : fromValues(recordedValues(fact).map((entry) => ({ ...entry, value: translate(entry.value) })));
}

function fromValues<U>(values: readonly Known<U>[]): Fact<U> {
  const [first, second, ...others] = values.filter(
    ({ value }, index) => values.findIndex((other) => other.value === value) === index,
  );
  if (first === undefined) return missing('not-recorded');
  return second === undefined ? first : { status: 'conflicting', values: [first, second, ...others] };
}

/** Present when one of two limbs has it; absent only when both were examined and are free of it. */
function inEither(one: Fact<boolean>, other: Fact<boolean>): Fact<boolean> {
  const limbs = [one, other];
  const present = limbs.find((limb) => limb.status === 'known' && limb.value);
  const open = limbs.find((limb) => limb.status === 'missing' && limb.reason === 'not-assessable');
  return (
    present ??
    limbs.find(({ status }) => status === 'conflicting') ??
    open ??
    limbs.find(({ status }) => status === 'missing') ??
    one
  );
}

/** Told only when both sides were examined: a side without a record may be weak as well. */
function weakSideFact(left: Fact<boolean>, right: Fact<boolean>): StrokeFacts['weakSide'] {
  if (left.status !== 'known' || right.status !== 'known') return missing('not-recorded');
  if (left.value) return { ...left, value: right.value ? 'both' : 'left' };
  return right.value ? { ...right, value: 'right' } : missing('not-recorded');
}

/** An item that finds one sign of several: without it, the others may be there. */
function presentOnly(fact: Fact<boolean>): Fact<boolean> {
  const values = recordedValues(fact);
  return values.length > 0 && values.every(({ value }) => value) ? fact : missing('not-recorded');
}

/** What two kinds of record say of one fact; the reason of the first when neither says anything. */
function joined<T>(one: Fact<T>, other: Fact<T>): Fact<T> {
  const values = [...recordedValues(one), ...recordedValues(other)];
  return values.length === 0 ? one : fromValues(values);
}

type Level = FactValue<'consciousness'>;

/** Coma: Teasdale G, Jennett B. Lancet 1974;2:81. */
const COMA_UP_TO = 8;
const FULLY_ALERT = FACT_DEFINITIONS.glasgowComaScale.high;

function consciousnessFact(item: Fact<number>, gcs: Fact<number>): StrokeFacts['consciousness'] {
  const byItem = mapped(item, (points): Level => {
    if (points === 0) return 'alert';
    return points === 3 ? 'unconscious' : 'drowsy';
  });
  const telling = recordedValues(gcs).filter(({ value }) => value <= COMA_UP_TO || value === FULLY_ALERT);
  const byScale = telling.map(({ value, ...entry }): Known<Level> => {
    return { ...entry, value: value <= COMA_UP_TO ? 'unconscious' : 'alert' };
  });
  return joined(byItem, fromValues(byScale));
}
