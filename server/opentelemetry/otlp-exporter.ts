/** Spans to a collector: OTLP over HTTP in JSON, through the connections of the service, which judge every address. */
import { ExportResultCode, type ExportResult } from '@opentelemetry/core';
import { JsonTraceSerializer } from '@opentelemetry/otlp-transformer';
import type { ReadableSpan, SpanExporter } from '@opentelemetry/sdk-trace-base';
import { failureCode } from '../outbound/failure.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';

const DEADLINE_MS = 10_000;

/** @param onFailure with a code; what could not be sent is dropped */
export function otlpExporter(
  endpoint: string,
  { fetchJson }: Pick<JsonFetcher, 'fetchJson'>,
  onFailure: (cause: string) => void,
): SpanExporter {
  const sending = new Set<Promise<void>>();
  const send = async (spans: ReadableSpan[]): Promise<void> => {
    const bytes = JsonTraceSerializer.serializeRequest(spans);
    const { status } = await fetchJson({
      url: `${endpoint}/v1/traces`,
      // A collector stands in the network of the service.
      reach: 'private',
      signal: AbortSignal.timeout(DEADLINE_MS),
      json: JSON.parse(new TextDecoder().decode(bytes)) as unknown,
    });
    if (status >= 300) throw Object.assign(new Error('not taken'), { code: `HTTP ${status}` });
  };
  const finish = async (): Promise<void> => {
    await Promise.all(sending);
  };
  return {
    export: (spans, done: (result: ExportResult) => void) => {
      const sent = send(spans)
        .then(
          () => {
            done({ code: ExportResultCode.SUCCESS });
          },
          (error: unknown) => {
            onFailure(failureCode(error));
            done({ code: ExportResultCode.FAILED });
          },
        )
        .finally(() => sending.delete(sent));
      sending.add(sent);
    },
    forceFlush: finish,
    shutdown: finish,
  };
}
