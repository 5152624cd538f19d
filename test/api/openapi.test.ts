import { readFileSync } from 'node:fs';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect } from 'chai';
import { openApiDocument } from '../../scripts/openapi/document.ts';
import type { AssessmentRequest, PredictionsRequest } from '../../server/api/contract.ts';
import { SURFACES } from '../../server/app.ts';
import { childRuntime, openTestInference } from '../fakes/inference.ts';
import { startService, type TestService } from '../fakes/service.ts';
import { PATIENT_ID } from '../fixtures/chart.ts';
import { knownFacts } from '../fixtures/facts.ts';
import { orderSign } from '../fixtures/hook-request.ts';
import { monitoringReport } from '../fixtures/monitoring-report.ts';
import { TOY, toyDirectory, type ToyDirectory } from '../fixtures/toy-model.ts';

const BASE = 'https://ehr.example.org/fhir';
const ORDER_SIGN = '/cds-services/thrombolysis-order-sign';

interface Media {
  readonly content?: Readonly<Record<string, { readonly schema?: object }>>;
}

interface Document {
  readonly info: { readonly version: string };
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<string, { readonly requestBody?: Media; readonly responses: Readonly<Record<string, Media>> }>
      >
    >
  >;
  readonly components: { readonly schemas: object };
}

const read = (file: string) => JSON.parse(readFileSync(file, 'utf8')) as unknown;
const published = read('server/api/openapi.json') as Document;

/** Whatever is not described may not be answered; for readers of the description it is left open. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const entries = Object.entries(node).map(([keyword, value]) => [keyword, closed(value)]);
  const isOpen = 'properties' in node && !('additionalProperties' in node);
  return { ...Object.fromEntries(entries), ...(isOpen && { additionalProperties: false }) };
}

describe('/api/openapi.json', function () {
  this.timeout(60_000);
  const runtime = childRuntime();
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  let toy: ToyDirectory;
  let service: TestService;
  let session: string;
  before(async () => {
    ajv.addSchema({ $id: 'api', components: closed(published.components) });
    toy = await toyDirectory();
    const inference = await openTestInference(runtime, [{ directory: toy.directory, origin: 'site' }]);
    service = await startService({
      fhirBases: [BASE],
      monitoringToken: 'm',
      predictor: { ...inference, close: () => Promise.resolve() },
    });
    Object.assign(service.store, {
      monitoring: { ...service.store.monitoring, latestReport: () => Promise.resolve(monitoringReport()) },
    });
    session = (await service.sessions.seal({ fhirBase: BASE, user: 'u', patientId: PATIENT_ID })).token;
  });
  after(async () => {
    await service.close();
    await runtime.close();
    await toy.remove();
  });

  /** Fails when the value is not as described. */
  const expectDescribed = ({ content }: Media = {}, value: unknown, what: string) => {
    const schema = content?.['application/json']?.schema;
    if (schema === undefined) throw new Error(`${what} is not described`);
    const text = JSON.stringify(closed(schema)).replaceAll('"#/', '"api#/');
    const validate = ajv.compile(JSON.parse(text) as object);
    validate(value);
    expect((validate.errors ?? []).slice(0, 5), what).to.deep.equal([]);
  };

  /** A call of the service, whose body and answer must be as described. */
  const call = async (
    method: 'get' | 'post',
    path: string,
    { to = path, body, token = session }: { to?: string; body?: unknown; token?: string } = {},
  ) => {
    const operation = published.paths[path]?.[method];
    const response = await fetch(service.url + to, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const answer: unknown = await response.json();
    const what = `${method} ${to}: ${response.status}`;
    expectDescribed(operation?.responses[response.status], answer, what);
    if (body !== undefined && response.ok) expectDescribed(operation?.requestBody, body, `${what}, body`);
    return { status: response.status, answer };
  };

  it('is what the sources say: after a change, npm run openapi', () => {
    const { version } = read('package.json') as { version: string };
    expect(JSON.parse(JSON.stringify(openApiDocument(version)))).to.deep.equal(published);
  });

  it('is OpenAPI 3.1, and is what the service gives', async () => {
    const { valid, errors } = await new Validator().validate('server/api/openapi.json');
    expect(errors ?? []).to.deep.equal([]);
    expect(valid).to.equal(true);
    const { answer } = await call('get', '/api/openapi.json');
    expect(answer).to.deep.equal(published);
  });

  it('describes every surface but the pages, and of each path the methods that it allows', async () => {
    const paths = Object.keys(published.paths);
    for (const surface of SURFACES.filter((path) => !['/app', '/monitoring'].includes(path)))
      expect(
        paths.some((path) => path === surface || path.startsWith(`${surface}/`)),
        surface,
      ).to.equal(true);
    for (const [path, methods] of Object.entries(published.paths)) {
      // Mounted only where the service has keys of its own; health has no method but GET.
      if (!/^\/(?:api|cds-services)/.test(path)) continue;
      const address = path.replace('{service}', 'thrombolysis-order-sign').replace('{id}', TOY);
      const response = await fetch(service.url + address, {
        method: 'DELETE',
        headers: { authorization: 'Bearer m' },
      });
      const allowed = (response.headers.get('allow') ?? '').split(', ').filter((one) => one !== 'OPTIONS');
      expect(
        allowed.map((method) => method.toLowerCase()),
        path,
      ).to.have.members(Object.keys(methods));
    }
  });

  it('describes what hooks and the app are sent and answered', async () => {
    await call('get', '/cds-services', { token: '' });
    const hook = await fetch(service.url + ORDER_SIGN, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(orderSign()),
    });
    const service_ = published.paths['/cds-services/{service}']?.['post'];
    expectDescribed(service_?.responses['200'], await hook.json(), 'cards');
    expect((await call('get', '/api/assessments')).answer)
      .to.have.property('assessments')
      .of.length(1);
    const [id] = service.store.assessments.keys();
    await call('get', '/api/assessments/{id}', { to: `/api/assessments/${id}` });
    await call('post', '/api/assessments', { body: { facts: knownFacts({ nihss: 17 }), explain: true } });
    const few: AssessmentRequest = {
      facts: {
        nihss: { status: 'known', value: 9 },
        glucose: { status: 'known', value: { value: 126, unit: 'mg/dL' } },
        diabetes: { status: 'missing', reason: 'not-read' },
        weightKg: { status: 'conflicting', values: [70, 90].map((value) => ({ status: 'known', value })) },
      },
    };
    expect((await call('post', '/api/assessments', { body: few })).status).to.equal(200);
    const outcome = {
      ...{ id: 'o-1', kind: 'mrs', value: 2 },
      ...{ observedAt: '2026-11-23T10:00:00+01:00', source: 'clinic' },
    };
    await call('post', '/api/outcomes', { body: { outcomes: [outcome] } });
    await call('get', '/api/outcomes');
  });

  it('describes models and their predictions', async () => {
    const { answer } = await call('get', '/api/models');
    const { models } = answer as { models: { id: string }[] };
    for (const { id } of models) await call('get', '/api/models/{id}', { to: `/api/models/${id}` });
    const predict = (body: PredictionsRequest) =>
      call('post', '/api/models/{id}/predictions', { to: `/api/models/${TOY}/predictions`, body });
    const inputs = { ageYears: 70, glucose: { value: 126, unit: 'mg/dL' } };
    expect((await predict({ inputs, explain: true })).status).to.equal(200);
    expect((await predict({ rows: [inputs, { ageYears: null }] })).status).to.equal(200);
  });

  it('describes operations, and failures with their codes', async () => {
    for (const path of ['/healthz', '/servez', '/readyz']) await call('get', path);
    await call('get', '/api/monitoring/reports/latest', { token: 'm' });
    const refused = [
      await call('get', '/api/monitoring/reports/latest', { token: 'x' }),
      await call('get', '/api/assessments', { token: 'x' }),
      await call('get', '/api/assessments/{id}', { to: '/api/assessments/none' }),
      await call('get', '/api/models/{id}', { to: '/api/models/none' }),
      await call('post', '/api/assessments', { body: { facts: { nihss: 3 } } }),
      await call('post', '/api/outcomes', { body: {} }),
      await call('post', '/cds-services/{service}', { to: ORDER_SIGN, body: {} }),
      await call('post', '/cds-services/{service}', { to: '/cds-services/none', body: {} }),
    ];
    expect(refused.map(({ status }) => status)).to.deep.equal([401, 401, 404, 404, 400, 400, 401, 404]);
  });
});
