/** The whole service over HTTP on a free port, with a frozen clock and the storage in memory. */
import type { JSONWebKeySet } from 'jose';
import path from 'node:path';
import { createApp } from '../../server/app.ts';
import type { ClientRegistration } from '../../server/cds-hooks/clients.ts';
import type { KeyTimes } from '../../server/cds-hooks/client-keys.ts';
import { createReplayGuard } from '../../server/cds-hooks/replay-guard.ts';
import { createTrust } from '../../server/cds-hooks/trust.ts';
import { DEFAULT_POLICY } from '../../server/clinical/policy.ts';
import { NO_BACKEND_TOKENS, type BackendTokens } from '../../server/fhir/backend-tokens.ts';
import { NO_CODE_MAP, type CodeMap } from '../../server/fhir/code-map.ts';
import { createWriteBack } from '../../server/fhir/write-back/write-back.ts';
import { prefetchWith } from '../../server/fhir/prefetch.ts';
import { NO_MODELS } from './no-models.ts';
import type { Predictor } from '../../server/inference/predictor.ts';
import type { JobsStatus } from '../../server/jobs/status.ts';
import { listen } from '../../server/listener.ts';
import { createSessionTokens, type SessionTokens } from '../../server/smart/session-tokens.ts';
import { createLog } from '../../server/log.ts';
import { createMetrics } from '../../server/metrics.ts';
import { createJsonFetcher } from '../../server/outbound/fetch-json.ts';
import { NO_TRACING, type Tracing } from '../../server/tracing.ts';
import type { Store } from '../../server/storage/store.ts';
import { NOW } from '../fixtures/chart.ts';
import { registration } from '../fixtures/registration.ts';
import { localFhirAccess } from './fhir-access.ts';
import { createMemoryStore, type MemoryStore } from './memory-store.ts';
import { watchAnswers } from './watched-answers.ts';

export interface TestService {
  readonly url: string;
  readonly store: MemoryStore;
  /** What it is told of its jobs. */
  readonly jobs: { -readonly [key in keyof JobsStatus]: JobsStatus[key] };
  /** Seals sessions of the app, as if a launch had been proved. */
  readonly sessions: SessionTokens;
  /** Every line that was logged. */
  readonly logged: string[];
  readonly post: (path: string, body: unknown, headers?: Record<string, string>) => Promise<Response>;
  /** What answers broke of the rules that hold for all (test/conformance/cds-hooks/response-rules.ts), once. */
  readonly takeBrokenRules: () => string[];
  /** Fails when there is any of that left. */
  readonly close: () => Promise<void>;
}

export interface TestServiceOptions {
  /** FHIR bases the anonymous client may send us to. */
  fhirBases?: string[];
  clients?: ClientRegistration[];
  /** False: only registered clients. */
  acceptsAnonymous?: boolean;
  repeatCards?: 'when-changed' | 'always';
  fhirDeadlineMs?: number;
  maxBodyBytes?: number;
  maxFhirResponseBytes?: number;
  backendTokens?: BackendTokens;
  publicKeys?: JSONWebKeySet;
  /** In place of the one in memory. */
  store?: Store;
  /** Without it there is no model. */
  predictor?: Predictor;
  /** Whether predictions and decisions are written to the anonymous client's FHIR server. */
  writesBack?: boolean;
  /** The site's own codes. */
  codeMap?: CodeMap;
  discoveryToken?: 'optional' | 'required';
  monitoringToken?: string;
  isSandbox?: boolean;
  keyTimes?: KeyTimes;
  tracing?: Tracing;
  /** Whether FHIR servers are told the trace. */
  passesTraceOn?: boolean;
  /** In place of the frozen clock. */
  now?: () => Date;
}

export async function startService(options: TestServiceOptions = {}): Promise<TestService> {
  const store = createMemoryStore();
  const now = options.now ?? (() => NOW);
  const jobs: TestService['jobs'] = { queues: {}, audit: null };
  const logged: string[] = [];
  const log = createLog('info', { write: (line) => void logged.push(line) });
  const anonymous = registration({
    id: 'anonymous',
    fhirBases: options.fhirBases ?? [],
    origins: ['https://ehr.example.org'],
    appClientId: 'app',
    writeBack: options.writesBack ?? false,
  });
  const clients = options.clients ?? [];
  const fhir = localFhirAccess({
    log,
    ...(options.tracing && { tracing: options.tracing }),
    passesTraceOn: options.passesTraceOn ?? false,
    ...(options.maxFhirResponseBytes !== undefined && { maxResponseBytes: options.maxFhirResponseBytes }),
  });
  const backendTokens = options.backendTokens ?? NO_BACKEND_TOKENS;
  const writeBack = createWriteBack({ fhir, backendTokens, log, deadlineMs: 5000, retryAfterMs: [10] });
  const documents = createJsonFetcher();
  const sessions = createSessionTokens(new Uint8Array(32).fill(7), now);
  const listener = await listen('127.0.0.1', 0);
  const url = `http://127.0.0.1:${listener.port}`;
  const trust = createTrust({
    clients,
    anonymous: options.acceptsAnonymous === false ? undefined : anonymous,
    rememberJwtId: createReplayGuard(options.store ?? store, now, log),
    now,
    fetchJson: documents.fetchJson,
    keyTimes: options.keyTimes,
    log,
  });
  const watched = watchAnswers(
    createApp({
      fhir,
      backendTokens,
      writeBack,
      metrics: createMetrics(),
      tracing: options.tracing ?? NO_TRACING,
      jobs: () => Promise.resolve(jobs),
      isEnding: () => false,
      store: options.store ?? store,
      predictor: options.predictor ?? NO_MODELS,
      trust,
      clients: [anonymous, ...clients],
      reachOf: () => 'private',
      fetchJson: documents.fetchJson,
      sessions,
      sessionDeadlineMs: 5000,
      policy: DEFAULT_POLICY,
      codeMap: options.codeMap ?? NO_CODE_MAP,
      prefetchTemplates: prefetchWith(options.codeMap ?? NO_CODE_MAP),
      now,
      versions: { service: '0.0.0-test', evidence: 'test' },
      newId: () => crypto.randomUUID(),
      publicUrl: 'https://cds.example.org',
      discoveryToken: options.discoveryToken ?? 'optional',
      appLaunchUrl: 'https://cds.example.org/app/launch.html',
      repeatCards: options.repeatCards ?? 'when-changed',
      selectionBehavior: 'any',
      fhirDeadlineMs: options.fhirDeadlineMs ?? 5000,
      maxBodyBytes: options.maxBodyBytes ?? 1_000_000,
      publicKeys: options.publicKeys,
      monitoringToken: options.monitoringToken,
      isSandbox: options.isSandbox ?? false,
      appDir: 'test/fixtures/no-such-directory',
      openApiFile: path.resolve('server/api/openapi.json'),
      serviceVersion: '0.0.0-test',
      log,
    }),
  );
  listener.serve(watched.handler);
  return {
    url,
    store,
    jobs,
    sessions,
    logged,
    takeBrokenRules: watched.takeProblems,
    post: (path, body, headers = {}) =>
      fetch(url + path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    close: async () => {
      await listener.close();
      trust.close();
      await writeBack.close();
      await fhir.close();
      await documents.close();
      const broken = watched.takeProblems();
      if (broken.length > 0) throw new Error(`Answers that break a rule:\n${broken.join('\n')}`);
    },
  };
}
