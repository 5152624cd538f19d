/** What asks for attention: stored and logged once each time it changes. */
import type { AlertState } from '../storage/monitoring-store.ts';
import type { Drift } from './drift.ts';
import type { CardUse } from './overrides.ts';
import type { Series } from './performance.ts';

export type AlertLevel = 'none' | 'watch' | 'act';

export interface AlertLimits {
  /** Population stability index from which an input is of another population. */
  readonly drift: number;
  /** Share of overridden cards, 0 to 1. */
  readonly overrides: number;
}

/** Below it a population counts as stable (Siddiqi 2006). */
const STABLE = 0.1;

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
    ...drift.inputs.map(({ input, index, byChance }): Alert => {
      const last = index.at(-1) ?? 0;
      const level =
        last <= byChance ? 'none' : last > limits.drift ? 'act' : last > STABLE ? 'watch' : 'none';
      return { key: `drift ${input}`, kind: 'drift', level, detail: { input, index: last } };
    }),
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

/** Beyond the 95 % interval is worth watching, beyond the 99.8 % interval it is worth acting. */
function calibrationAlert({ key, figures }: Series): Alert[] {
  if (figures === null) return [];
  const { observedOverExpected, actionInterval } = figures;
  const excludes = ({ low, high }: { low: number; high: number }) => low > 1 || high < 1;
  const level = excludes(actionInterval) ? 'act' : excludes(observedOverExpected) ? 'watch' : 'none';
  const { value, low, high } = observedOverExpected;
  return [{ key: `calibration ${key}`, kind: 'calibration', level, detail: { value, low, high } }];
}

/** The alerts whose level is another than before; what is no longer looked at has none. */
export function changedAlerts(
  before: readonly AlertState[],
  now: readonly Alert[],
  at: string,
): AlertState[] {
  const levels = new Map(before.map(({ key, level }) => [key, level]));
  const gone = before
    .filter(({ key, level }) => level !== 'none' && !now.some((alert) => alert.key === key))
    .map(({ key, detail }): AlertState => ({ key, level: 'none', since: at, detail }));
  const changed = now
    .filter(({ key, level }) => (levels.get(key) ?? 'none') !== level)
    .map(({ key, kind, level, detail }): AlertState => ({
      key,
      level,
      since: at,
      detail: { kind, ...detail },
    }));
  return [...changed, ...gone];
}
