/** Tracing where a collector is set; what it takes is loaded then only. */
import type { Config } from './config.ts';
import type { Log } from './log.ts';
import type { Predictor } from './inference/predictor.ts';
import type { OpenStore } from './storage/open-store.ts';
import { NO_TRACING, type Tracing } from './tracing.ts';

export async function startTracing(
  { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint }: Pick<Config, 'OTEL_EXPORTER_OTLP_ENDPOINT'>,
  service: string,
  { serviceVersion: version, log }: { readonly serviceVersion: string; readonly log: Log },
): Promise<Tracing> {
  if (endpoint === undefined) return NO_TRACING;
  const { openTracing } = await import('./opentelemetry/open-tracing.ts');
  return openTracing({ endpoint, service, version, log });
}

/** The write of a record, apart from what is asked before it. */
export function tracedStore(store: OpenStore, { span }: Pick<Tracing, 'span'>): OpenStore {
  return {
    ...store,
    recordAnswer: (answer) => span('database write', {}, () => store.recordAnswer(answer)),
  };
}

export function tracedPredictor(predictor: Predictor, { span }: Pick<Tracing, 'span'>): Predictor {
  return {
    ...predictor,
    predict: (facts, options) => span('inference', {}, () => predictor.predict(facts, options)),
  };
}
