/** Tracing with OpenTelemetry. Imported only where a collector is set: nobody else pays for it. */
import { context, propagation, SpanKind, SpanStatusCode, trace, type Span } from '@opentelemetry/api';
import { BatchSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { NodeTracerProvider } from '@opentelemetry/sdk-trace-node';
import { resourceFromAttributes } from '@opentelemetry/resources';
import type { Log } from '../log.ts';
import { failureCode } from '../outbound/failure.ts';
import { createJsonFetcher } from '../outbound/fetch-json.ts';
import type { Tracing } from '../tracing.ts';
import { otlpExporter } from './otlp-exporter.ts';

export interface TracingOptions {
  /** Base URL of the collector; `/v1/traces` is added. */
  readonly endpoint: string;
  /** `service.name`. */
  readonly service: string;
  readonly version: string;
  readonly log: Pick<Log, 'warn'>;
}

/** A collector that is away is in the log once a minute. */
const WARN_AGAIN_MS = 60_000;

export function openTracing({ endpoint, service, version, log }: TracingOptions): Tracing {
  const documents = createJsonFetcher();
  let warned = -WARN_AGAIN_MS;
  const exporter = otlpExporter(endpoint, documents, (cause) => {
    if (performance.now() - warned < WARN_AGAIN_MS) return;
    warned = performance.now();
    log.warn({ cause }, 'traces cannot be sent');
  });
  const provider = new NodeTracerProvider({
    resource: resourceFromAttributes({ 'service.name': service, 'service.version': version }),
    spanProcessors: [new BatchSpanProcessor(exporter)],
  });
  // The context of what is under way, and W3C Trace Context.
  provider.register();
  const tracer = provider.getTracer('stroke-cds', version);
  return {
    span: (name, attributes, work) =>
      tracer.startActiveSpan(name, { attributes }, (span) => within(span, async () => work())),
    request: (name, traceparent, attributes, work) => {
      const parent = propagation.extract(context.active(), traceparent === undefined ? {} : { traceparent });
      return tracer.startActiveSpan(name, { attributes, kind: SpanKind.SERVER }, parent, (span) =>
        within(span, work),
      );
    },
    annotate: (attributes) => {
      trace.getActiveSpan()?.setAttributes(attributes);
    },
    traceparent: () => {
      const carrier: Record<string, string> = {};
      propagation.inject(context.active(), carrier);
      return carrier['traceparent'];
    },
    close: async () => {
      // What could not be sent is in the log.
      await provider.shutdown().catch(() => undefined);
      trace.disable();
      context.disable();
      propagation.disable();
      await documents.close();
    },
  };
}

/** Of an error only the code: its message could quote what was worked on. */
async function within<T>(span: Span, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    span.setStatus({ code: SpanStatusCode.ERROR });
    span.setAttribute('error.type', failureCode(error));
    throw error;
  } finally {
    span.end();
  }
}
