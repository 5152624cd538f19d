/** What asks for attention: stored and logged once each time it changes. */
import type { AlertState } from '../storage/monitoring-store.ts';
import type { Drift, InputDrift } from './drift.ts';
import type { CardUse } from './overrides.ts';
import type { Comparison, Series } from './performance.ts';
import type { Interval } from './statistics/intervals.ts';

export type AlertLevel = 'none' | 'watch' | 'act';

export interface AlertLimits {
  /** Population stability index from which an input is of another population. */
  readonly drift: number;
  /** Share of overridden cards, 0 to 1. */
  readonly overrides: number;
}

/** Below it a population counts as stable (Siddiqi 2006). */
export const STABLE = 0.1;

interface Alert {
  readonly key: string;
  readonly kind: 'calibration' | 'drift' | 'overrides';
  readonly level: AlertLevel;
  readonly detail: Readonly<Record<string, string | number>>;
}

export function alertsOf(
  { series, drift, cards }: { series: readonly Series[]; drift: Drift; cards: readonly CardUse[] },
  limits: AlertLimits,
): Alert[] {
  return [
    ...series.flatMap((one) => calibrationAlert(one)),
    ...drift.inputs.map((one): Alert => ({
      key: `drift ${one.input}`,
      kind: 'drift',
      level: driftLevel(one, limits),
      detail: { input: one.input, index: one.index.at(-1) ?? 0 },
    })),
    ...cards.flatMap(({ topic, indicator, overrideRate }): Alert[] =>
      overrideRate === null
        ? []
        : [
            {
              key: `overrides ${topic} ${indicator}`,
              kind: 'overrides',
              // Only when chance does not explain it.
              level: overrideRate.low > limits.overrides ? 'act' : 'none',
              detail: { topic, indicator, share: overrideRate.value },
            },
          ],
    ),
  ];
}

/** Of the latest block; only beyond what chance explains. */
export function driftLevel({ index, byChance }: InputDrift, limits: Pick<AlertLimits, 'drift'>): AlertLevel {
  const last = index.at(-1) ?? 0;
  if (last <= byChance) return 'none';
  return last > limits.drift ? 'act' : last > STABLE ? 'watch' : 'none';
}

function calibrationAlert({ key, comparison }: Series): Alert[] {
  if (comparison === null) return [];
  const { value, low, high } = comparison.observedOverExpected;
  const level = calibrationLevel(comparison);
  return [{ key: `calibration ${key}`, kind: 'calibration', level, detail: { value, low, high } }];
}

/** Beyond the 95 % interval is worth watching, beyond the 99.8 % interval it is worth acting. */
export function calibrationLevel({ observedOverExpected, actionInterval }: Comparison): AlertLevel {
  const excludes = ({ low, high }: Interval) => low > 1 || high < 1;
  return excludes(actionInterval) ? 'act' : excludes(observedOverExpected) ? 'watch' : 'none';
}

export interface AlertChanges {
  /** Those whose level is another than before; what is no longer looked at has none. */
  readonly changed: readonly AlertState[];
  /** Those that are raised, with the figures of now and since when they are at this level. */
  readonly raised: readonly AlertState[];
}

export function alertChanges(before: readonly AlertState[], now: readonly Alert[], at: string): AlertChanges {
  const known = new Map(before.map((state) => [state.key, state]));
  const states = now.map(({ key, kind, level, detail }): AlertState => {
    const { level: old, since } = known.get(key) ?? { level: 'none', since: at };
    return { key, level, since: old === level ? since : at, detail: { kind, ...detail } };
  });
  const keys = new Set(now.map(({ key }) => key));
  const gone = before
    .filter(({ key, level }) => level !== 'none' && !keys.has(key))
    .map(({ key, detail }): AlertState => ({ key, level: 'none', since: at, detail }));
  return {
    changed: [...states.filter(({ key, level }) => (known.get(key)?.level ?? 'none') !== level), ...gone],
    raised: states.filter(({ level }) => level !== 'none'),
  };
}
