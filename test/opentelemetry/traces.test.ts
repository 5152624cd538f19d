/** Traces as a collector receives them: a real receiver of OTLP over HTTP. */
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { z } from 'zod';
import { listen } from '../../server/listener.ts';
import { createLog } from '../../server/log.ts';
import { openTracing } from '../../server/opentelemetry/open-tracing.ts';
import { chartAnswers } from '../fakes/chart-answers.ts';
import { startFhirServer } from '../fakes/fhir-server.ts';
import { startService } from '../fakes/service.ts';
import { PATIENT_ID } from '../fixtures/chart.ts';
import { orderSign } from '../fixtures/hook-request.ts';

const TRACE_ID = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const HOOK = '/cds-services/thrombolysis-order-sign';

const attribute = z.object({
  key: z.string(),
  value: z.union([
    z.object({ stringValue: z.string() }),
    z.object({ intValue: z.number() }),
    z.object({ boolValue: z.boolean() }),
  ]),
});

const spanSchema = z.object({
  traceId: z.string(),
  spanId: z.string(),
  parentSpanId: z.string().optional(),
  name: z.string(),
  kind: z.number(),
  attributes: z.array(attribute),
  status: z.object({ code: z.number(), message: z.string().optional() }),
});

const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(z.object({ spans: z.array(spanSchema) })),
    }),
  ),
});

async function startCollector(status = 200) {
  const listener = await listen('127.0.0.1', 0);
  const received: { path: string; text: string }[] = [];
  listener.serve((request, response) => {
    void text(request).then((body) => {
      received.push({ path: request.url ?? '', text: body });
      response.writeHead(status, { 'content-type': 'application/json' }).end('{}');
    });
  });
  const exports = () => received.map((one) => exportSchema.parse(JSON.parse(one.text)));
  return {
    endpoint: `http://127.0.0.1:${listener.port}`,
    received,
    resources: () => exports().flatMap(({ resourceSpans }) => resourceSpans.map(({ resource }) => resource)),
    spans: () =>
      exports().flatMap(({ resourceSpans }) =>
        resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)),
      ),
    close: listener.close,
  };
}

const valueOf = ({ attributes }: Pick<z.infer<typeof spanSchema>, 'attributes'>, key: string): unknown =>
  Object.values(attributes.find((one) => one.key === key)?.value ?? {})[0];

describe('traces', () => {
  /** One hook call that has to read the chart, continued from the caller's trace. */
  const trace = async (passesTraceOn: boolean, status?: number) => {
    const collector = await startCollector(status);
    const logged: string[] = [];
    const tracing = openTracing({
      endpoint: collector.endpoint,
      service: 'stroke-cds',
      version: '1.2.3',
      log: createLog('warn', { write: (line) => void logged.push(line) }),
    });
    const told: (string | string[] | undefined)[] = [];
    const answers = chartAnswers();
    const ehr = await startFhirServer((path, request) => {
      told.push(request.headers['traceparent']);
      return answers(path);
    });
    const service = await startService({ fhirBases: [ehr.base], tracing, passesTraceOn });
    const response = await service.post(HOOK, orderSign({ prefetch: undefined, fhirServer: ehr.base }), {
      traceparent: `00-${TRACE_ID}-${CALLER}-01`,
    });
    expect(response.status).to.equal(200);
    const { cards } = (await response.json()) as { cards: unknown[] };
    await service.close();
    await ehr.close();
    await tracing.close();
    await collector.close();
    return { collector, told, reads: ehr.requests.length, cards: cards.length, logged };
  };

  it('continue the caller’s, with a span for the request, each hop and each read, and nothing of the patient', async () => {
    const { collector, told, reads, cards } = await trace(false);
    expect(new Set(collector.received.map(({ path }) => path))).to.deep.equal(new Set(['/v1/traces']));
    expect(valueOf(collector.resources()[0] ?? { attributes: [] }, 'service.name')).to.equal('stroke-cds');
    const spans = collector.spans();
    expect(new Set(spans.map(({ traceId }) => traceId))).to.deep.equal(new Set([TRACE_ID]));
    const named = (name: string) => spans.filter((span) => span.name === name);
    const [root] = named('POST /cds-services');
    expect(root).to.include({ parentSpanId: CALLER, kind: 2 });
    const of = (key: string) => root && valueOf(root, key);
    expect(of('cds_hooks.service')).to.equal('thrombolysis-order-sign');
    expect(of('cds_hooks.cards')).to.equal(cards);
    expect(of('http.response.status_code')).to.equal(200);
    for (const hop of ['trust', 'body', 'chart', 'models', 'assessment', 'record'])
      expect(named(hop)[0]?.parentSpanId, hop).to.equal(root?.spanId);
    expect(reads).to.be.above(5);
    expect(named('fhir')).to.have.length(reads);
    const chart = named('chart').map(({ spanId }) => spanId);
    for (const span of named('fhir')) expect(chart).to.include(span.parentSpanId);
    expect(named('fhir').map((span) => valueOf(span, 'fhir.type'))).to.include.members([
      'Patient',
      'Observation',
    ]);
    const all = collector.received.map((one) => one.text).join();
    expect(all).not.to.contain(PATIENT_ID);
    expect(all).not.to.match(/[?]patient=|Patient\//);
    // A FHIR server learns nothing of it unless the site wants that.
    expect(told.filter((value) => value !== undefined)).to.deep.equal([]);
  });

  it('are passed on to FHIR servers where the site wants it', async () => {
    const { told, collector } = await trace(true);
    expect(told.length).to.be.above(5);
    const spans = new Set(collector.spans().map(({ spanId }) => spanId));
    for (const value of told) {
      const [, traceId, spanId] = String(value).split('-');
      expect(traceId).to.equal(TRACE_ID);
      expect(spans.has(spanId ?? '')).to.equal(true);
    }
  });

  it('change nothing when the collector does not take them: a line in the log', async () => {
    const { logged } = await trace(false, 503);
    expect(logged.join()).to.contain('traces cannot be sent').and.to.contain('HTTP 503');
  });

  it('tell of an error by its code alone, and pass it on', async () => {
    const collector = await startCollector();
    const tracing = openTracing({
      endpoint: collector.endpoint,
      service: 's',
      version: '0',
      log: createLog('silent'),
    });
    const failure = Object.assign(new Error('Mrs Doe is not readable'), { code: 'ECONNREFUSED' });
    const caught = await tracing
      .span('job', { attempt: 1 }, () => Promise.reject(failure))
      .catch((error: unknown) => error);
    expect(caught).to.equal(failure);
    expect(tracing.traceparent()).to.equal(undefined);
    await tracing.close();
    await collector.close();
    const [span] = collector.spans();
    expect(span).to.deep.include({ name: 'job', status: { code: 2 } });
    expect(span && valueOf(span, 'error.type')).to.equal('ECONNREFUSED');
    expect(JSON.stringify(collector.received)).not.to.contain('Doe');
  });
});
