/** What became of cards: shown, answered, overridden and why, and how soon. */
import type { CardFate } from '../storage/monitoring-store.ts';
import type { Coefficient } from './statistics/calibration.ts';
import { wilsonInterval } from './statistics/intervals.ts';
import { grouped } from './grouped.ts';
import { COVERAGE } from './performance.ts';

export interface CardUse {
  readonly topic: string;
  readonly indicator: string;
  readonly shown: number;
  readonly answered: number;
  readonly overridden: number;
  /** Overridden of those that were answered, with Wilson's interval; null without an answer. */
  readonly overrideRate: Coefficient | null;
  readonly reasons: readonly { readonly code: string; readonly count: number }[];
  /** From showing to answer; null without an answer. */
  readonly medianSeconds: number | null;
}

/** By topic and indicator, the most shown first. */
export function cardUse(fates: readonly CardFate[]): CardUse[] {
  return [...grouped(fates, ({ topic, indicator }) => JSON.stringify([topic, indicator])).values()]
    .map(useOf)
    .toSorted((one, other) => other.shown - one.shown || one.topic.localeCompare(other.topic));
}

function useOf(fates: readonly CardFate[]): CardUse {
  const answered = fates.filter(({ outcome }) => outcome !== null);
  const overridden = answered.filter(({ outcome }) => outcome === 'overridden');
  const reasons = grouped(overridden, ({ reason }) => reason ?? 'none given');
  const [n, events] = [answered.length, overridden.length];
  return {
    topic: fates[0]?.topic ?? '',
    indicator: fates[0]?.indicator ?? '',
    shown: fates.length,
    answered: n,
    overridden: events,
    overrideRate: n === 0 ? null : { value: events / n, ...wilsonInterval(events, n, COVERAGE) },
    reasons: [...reasons]
      .map(([code, those]) => ({ code, count: those.length }))
      .toSorted((one, other) => other.count - one.count || one.code.localeCompare(other.code)),
    medianSeconds: median(answered.flatMap(({ secondsToAnswer }) => secondsToAnswer ?? [])),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return below === undefined || above === undefined ? null : (below + above) / 2;
}
