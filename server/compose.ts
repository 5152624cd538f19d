/** Builds the real adapters from the settings and starts the service, and with SANDBOX=on the sandbox EHR. */
import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { createApp } from './app.ts';
import { clientRegistrationSchema, type Client, type ClientRegistration } from './cds-hooks/clients.ts';
import { createReplayGuard } from './cds-hooks/replay-guard.ts';
import { createTrust } from './cds-hooks/trust.ts';
import { EVIDENCE } from './clinical/evidence/registry.ts';
import { sitePolicy } from './clinical/policy.ts';
import { openEhrs, readableClients, readRegistrations } from './compose-ehrs.ts';
import { SLOTS_BESIDE_HOOKS, startJobs } from './compose-jobs.ts';
import { startTracing, tracedPredictor, tracedStore } from './compose-tracing.ts';
import { ConfigError, type Config } from './config.ts';
import { createWriteBack } from './fhir/write-back/write-back.ts';
import { prefetchWith } from './fhir/prefetch.ts';
import { readLocalLevels, type LocalLevels } from './inference/answer/local-levels.ts';
import { openInference } from './inference/open-inference.ts';
import type { Predictor } from './inference/predictor.ts';
import { jobsStatus } from './jobs/status.ts';
import { listen } from './listener.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import type { Sandbox } from './sandbox/start-sandbox.ts';
import { readSiteKey } from './site-key.ts';
import { createSessionTokens } from './smart/session-tokens.ts';
import { openStore } from './storage/open-store.ts';

export interface ComposeDeps {
  readonly config: Config;
  /** Root of the package: migrations and built pages are found from it, in source and compiled alike. */
  readonly root: string;
  readonly serviceVersion: string;
  readonly log: Log;
  readonly now: () => Date;
  /** Another process took over the database directory: the only safe thing is to end. */
  readonly onLockLost: () => void;
}

export interface Running {
  readonly serviceUrl: string;
  readonly sandbox: Pick<Sandbox, 'url' | 'fhirBase'> | undefined;
  readonly close: () => Promise<void>;
}

/** A user waits for the app to open; the EHR is asked for its configuration, its keys and the patient. */
const SESSION_DEADLINE_MS = 5000;

/** An EHR that restarts is back within minutes; one that is down for longer does not get this record. */
const WRITE_BACK_TIMES = { deadlineMs: 10_000, retryAfterMs: [2_000, 15_000, 60_000, 300_000] };

export async function startAll(deps: ComposeDeps): Promise<Running> {
  const { config, root, log, now } = deps;
  const { clients: registered, codeMap, ownKeys } = await readRegistrations(config);
  const levels = await localLevels(config.MODEL_UPDATES_FILE);
  // The port comes first: a second start then fails at once instead of waiting for the database directory.
  const siteKey = await readSiteKey(config);
  const listener = await listen(config.HOST, config.PORT);
  // It never fails, and takes as long as the database does.
  const opening = predictorFor(deps, levels);
  const tracing = await startTracing(config, 'stroke-cds', deps);
  const opened = await openStore({
    ...(config.DATABASE_URL !== undefined && { databaseUrl: config.DATABASE_URL }),
    dataDir: path.resolve(config.DATA_DIR),
    migrationsDir: path.join(root, 'server/storage/migrations'),
    siteKey,
    ...(config.RETENTION_DAYS !== undefined && { retentionDays: config.RETENTION_DAYS }),
    onLockLost: deps.onLockLost,
    now,
    log,
  }).catch(async (error: unknown) => {
    await listener.close();
    await (await opening).close();
    throw error;
  });
  const store = tracedStore(opened, tracing);
  const predictor = tracedPredictor(await opening, tracing);
  const publicUrl = config.PUBLIC_URL ?? `http://localhost:${listener.port}`;
  const sandbox = config.SANDBOX === 'on' ? await startSandboxFor(deps, publicUrl) : undefined;
  const clients = [...(sandbox ? [sandboxClient(sandbox)] : []), ...registered];
  const metrics = createMetrics();
  const ehrs = openEhrs(clients, ownKeys, { config, metrics, tracing, now, log });
  const { fhir, backendTokens, reachOf, documents } = ehrs;
  const slots = config.JOBS === 'here' ? SLOTS_BESIDE_HOOKS : 0;
  const readable = [...readableClients(registered), ...(sandbox ? SANDBOX_CLIENTS : [])];
  const charts = { fhir, backendTokens, codeMap, clientIds: readable };
  const jobs = await startJobs({ config, store, charts, slots, metrics, tracing, now, log });
  let isEnding = false;
  const trust = createTrust({
    clients,
    fetchJson: documents.fetchJson,
    log,
    anonymous: sandbox ? anonymousClient(sandbox) : undefined,
    rememberJwtId: createReplayGuard(store, now, log),
    now,
  });
  const writeBack = createWriteBack({ fhir, backendTokens, log, ...WRITE_BACK_TIMES });
  listener.serve(
    createApp({
      fhir,
      backendTokens,
      writeBack,
      metrics,
      tracing,
      jobs: () => jobsStatus(store.background),
      isEnding: () => isEnding,
      store,
      predictor,
      trust,
      clients,
      reachOf,
      fetchJson: documents.fetchJson,
      sessions: createSessionTokens(siteKey, now),
      sessionDeadlineMs: SESSION_DEADLINE_MS,
      policy: sitePolicy({
        warnAtRiskPercent: config.WARN_AT_RISK_PERCENT,
        guideline: config.GUIDELINE,
        dosing: { tenecteplaseDosing: config.TENECTEPLASE_DOSING },
      }),
      codeMap,
      prefetchTemplates: prefetchWith(codeMap),
      versions: { service: deps.serviceVersion, evidence: evidenceVersion() },
      now,
      newId: randomUUID,
      publicUrl,
      discoveryToken: config.DISCOVERY_TOKEN,
      appLaunchUrl: `${publicUrl}/app/launch.html`,
      repeatCards: config.REPEAT_CARDS,
      selectionBehavior: config.SELECTION_BEHAVIOR,
      fhirDeadlineMs: config.FHIR_DEADLINE_MS,
      maxBodyBytes: config.MAX_BODY_BYTES,
      publicKeys: ownKeys?.jwks,
      monitoringToken: config.MONITORING_TOKEN,
      isSandbox: sandbox !== undefined,
      appDir: path.join(root, 'dist/smart-app'),
      openApiFile: path.join(root, 'server/api/openapi.json'),
      serviceVersion: deps.serviceVersion,
      log,
    }),
  );
  // Ahead of need: a registration that does not work is in the log now, and the first hook does not wait.
  for (const { id, fhirBases } of clients)
    for (const base of fhirBases) void backendTokens.tokenFor(id, base);
  return {
    serviceUrl: publicUrl,
    sandbox,
    close: async () => {
      isEnding = true;
      await listener.close(config.DRAIN_SECONDS * 1000);
      await jobs.close();
      trust.close();
      await writeBack.close();
      await predictor.close();
      await sandbox?.close();
      await ehrs.close();
      await store.close();
      await tracing.close();
    },
  };
}

/** The registry has no number of its own: what it says is its version. */
function evidenceVersion(): string {
  return createHash('sha256').update(JSON.stringify(EVIDENCE)).digest('hex').slice(0, 16);
}

/** @throws ConfigError when there is a file and it is not one of updates */
async function localLevels(file: string | undefined): Promise<LocalLevels> {
  if (file === undefined) return {};
  const { levels, problems } = await readLocalLevels(file);
  if (problems.length === 0) return levels;
  throw new ConfigError(problems.map((problem) => `MODEL_UPDATES_FILE: ${problem}`));
}

/** Models of generated patients belong to the sandbox, and are not even looked at without it. */
function predictorFor({ config, root, log }: ComposeDeps, levels: LocalLevels): Promise<Predictor> {
  const isSandbox = config.SANDBOX === 'on' && config.NODE_ENV !== 'production';
  return openInference({
    directories: [
      { directory: config.MODELS_DIR ?? path.join(root, 'models'), origin: 'site' },
      ...(isSandbox
        ? [{ directory: path.join(root, 'server/sandbox/models'), origin: 'sandbox' as const }]
        : []),
    ],
    levels,
    providers: config.INFERENCE_PROVIDERS.split(','),
    remoteUrl: config.INFERENCE_URL,
    deadlineMs: config.INFERENCE_DEADLINE_MS,
    log,
  });
}

/** The sandbox and what it is built from are development dependencies: imported only when it is wanted. */
async function startSandboxFor(
  { config, root, log, now }: ComposeDeps,
  serviceUrl: string,
): Promise<Sandbox> {
  const { startSandbox } = await import('./sandbox/start-sandbox.ts');
  return startSandbox({
    host: config.HOST,
    port: config.SANDBOX_PORT,
    serviceUrl: () => serviceUrl,
    pagesDir: path.join(root, 'dist/order-entry'),
    patientsDir: path.join(root, 'server/sandbox/patients'),
    appRedirects: { clientId: APP_CLIENT_ID, redirectUris: () => [`${serviceUrl}/app/index.html`] },
    now,
    log,
  });
}

/** The sandbox's own, and whoever calls without a token. */
const SANDBOX_CLIENTS = ['sandbox', 'anonymous'] as const;

/** OAuth client id of our app at the sandbox's authorization server. */
const APP_CLIENT_ID = 'stroke-cds-app';

function sandboxClient({ url, clientRegistration }: Sandbox): ClientRegistration {
  const { issuer, jwks, fhirBases, algorithms } = clientRegistration;
  return clientRegistrationSchema.parse({
    id: SANDBOX_CLIENTS[0],
    issuer,
    jwks,
    fhirBases,
    algorithms,
    origins: [url],
    privateNetwork: true,
    appClientId: APP_CLIENT_ID,
    writeBack: true,
  });
}

/** Who a call without a token is taken for, in sandbox mode only: someone with curl. */
function anonymousClient(sandbox: Sandbox): Client {
  return { ...sandboxClient(sandbox), id: SANDBOX_CLIENTS[1] };
}
