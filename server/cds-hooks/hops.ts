/** How long each hop of a call took, for the log line, the metrics and the trace. */
import { NO_TRACING, type Tracing } from '../tracing.ts';

/** In the order in which a call passes them. */
export const HOPS = ['trust', 'body', 'chart', 'models', 'assessment', 'record'] as const;

export type Hop = (typeof HOPS)[number];

export interface HopTimes {
  /** Times the work; a hop that is passed twice counts with both. */
  readonly time: <T>(hop: Hop, work: () => T | Promise<T>) => Promise<T>;
  /** Milliseconds of the hops that were passed. */
  readonly durations: () => Readonly<Partial<Record<Hop, number>>>;
}

export function createHopTimes(
  { span }: Pick<Tracing, 'span'> = NO_TRACING,
  clock: () => number = () => performance.now(),
): HopTimes {
  const times: Partial<Record<Hop, number>> = {};
  return {
    time: async (hop, work) => {
      const started = clock();
      try {
        return await span(hop, {}, work);
      } finally {
        times[hop] = (times[hop] ?? 0) + clock() - started;
      }
    },
    durations: () => times,
  };
}
