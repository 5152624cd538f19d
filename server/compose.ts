/** Builds the real adapters from the settings and starts the service, and with SANDBOX=on the sandbox EHR. */
import { createHash, randomUUID } from 'node:crypto';
import path from 'node:path';
import { createApp } from './app.ts';
import {
  clientRegistrationSchema,
  reachOfBase,
  type Client,
  type ClientRegistration,
} from './cds-hooks/clients.ts';
import { readClientsFile } from './cds-hooks/clients-file.ts';
import { createReplayGuard } from './cds-hooks/replay-guard.ts';
import { createTrust } from './cds-hooks/trust.ts';
import { EVIDENCE } from './clinical/evidence/registry.ts';
import { sitePolicy } from './clinical/policy.ts';
import { SLOTS_BESIDE_HOOKS, startJobs } from './compose-jobs.ts';
import { startTracing, tracedPredictor, tracedStore } from './compose-tracing.ts';
import { ConfigError, type Config } from './config.ts';
import { NO_BACKEND_TOKENS } from './fhir/backend-tokens.ts';
import { NO_CODE_MAP } from './fhir/code-map.ts';
import { readCodeMapFile } from './fhir/code-map-file.ts';
import { createFhirAccess } from './fhir/fhir-reader.ts';
import { createWriteBack } from './fhir/write-back/write-back.ts';
import { prefetchWith } from './fhir/prefetch.ts';
import { readLocalLevels, type LocalLevels } from './inference/answer/local-levels.ts';
import { openInference } from './inference/open-inference.ts';
import type { Predictor } from './inference/predictor.ts';
import { jobsStatus } from './jobs/status.ts';
import { listen } from './listener.ts';
import type { Log } from './log.ts';
import { createMetrics } from './metrics.ts';
import { createJsonFetcher } from './outbound/fetch-json.ts';
import type { Sandbox } from './sandbox/start-sandbox.ts';
import { readSiteKey } from './site-key.ts';
import { createBackendServices, missingKeys } from './smart/backend-services.ts';
import { createSessionTokens } from './smart/session-tokens.ts';
import { readOwnKeys, type OwnKeys } from './smart/own-keys.ts';
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

/** Largest FHIR answer that is read, bytes. */
const MAX_FHIR_RESPONSE_BYTES = 20_000_000;

/** A user waits for the app to open; the EHR is asked for its configuration, its keys and the patient. */
const SESSION_DEADLINE_MS = 5000;

/** An EHR that restarts is back within minutes; one that is down for longer does not get this record. */
const WRITE_BACK_TIMES = { deadlineMs: 10_000, retryAfterMs: [2_000, 15_000, 60_000, 300_000] };

export async function startAll(deps: ComposeDeps): Promise<Running> {
  const { config, root, log, now } = deps;
  const registered = await registeredClients(config);
  const codeMap =
    config.CODE_MAP_FILE === undefined ? NO_CODE_MAP : await readCodeMapFile(config.CODE_MAP_FILE);
  const ownKeys = await ownKeysFor(registered, config.SIGNING_KEYS_FILE);
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
  const reachOf = reachOfBase(clients);
  const metrics = createMetrics();
  const slots = config.JOBS === 'here' ? SLOTS_BESIDE_HOOKS : 0;
  const jobs = await startJobs({ config, store, slots, metrics, tracing, now, log });
  let isEnding = false;
  const fhir = createFhirAccess({
    maxResponseBytes: MAX_FHIR_RESPONSE_BYTES,
    reachOf,
    log,
    metrics,
    tracing,
    passesTraceOn: config.TRACE_FHIR_SERVERS === 'on',
  });
  const documents = createJsonFetcher();
  const trust = createTrust({
    clients,
    fetchJson: documents.fetchJson,
    log,
    anonymous: sandbox ? anonymousClient(sandbox) : undefined,
    rememberJwtId: createReplayGuard(store, now, log),
    now,
  });
  const backendTokens = ownKeys
    ? createBackendServices({
        clients,
        keys: ownKeys,
        fetchJson: documents.fetchJson,
        now,
        newId: randomUUID,
        log,
      })
    : NO_BACKEND_TOKENS;
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
      appDir: path.join(root, 'dist/smart-app'),
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
      await fhir.close();
      await documents.close();
      await store.close();
      await tracing.close();
    },
  };
}

/** The registry has no number of its own: what it says is its version. */
function evidenceVersion(): string {
  return createHash('sha256').update(JSON.stringify(EVIDENCE)).digest('hex').slice(0, 16);
}

/** Without a sandbox the settings demand the file. */
async function registeredClients({ CDS_CLIENTS_FILE, SANDBOX }: Config): Promise<ClientRegistration[]> {
  if (CDS_CLIENTS_FILE === undefined) return [];
  return readClientsFile(CDS_CLIENTS_FILE, SANDBOX === 'on' ? 'local' : 'production');
}

/** @throws ConfigError when a registration needs a key that is not there */
async function ownKeysFor(
  clients: readonly ClientRegistration[],
  file: string | undefined,
): Promise<OwnKeys | undefined> {
  const keys = file === undefined ? undefined : await readOwnKeys(file);
  const missing = missingKeys(clients, keys);
  if (missing.length === 0) return keys;
  throw new ConfigError(
    missing.map((algorithm) => `SIGNING_KEYS_FILE: backendServices of a client needs a key for ${algorithm}`),
  );
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

/** OAuth client id of our app at the sandbox's authorization server. */
const APP_CLIENT_ID = 'stroke-cds-app';

function sandboxClient({ url, clientRegistration }: Sandbox): ClientRegistration {
  const { issuer, jwks, fhirBases, algorithms } = clientRegistration;
  return clientRegistrationSchema.parse({
    id: 'sandbox',
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
  return { ...sandboxClient(sandbox), id: 'anonymous' };
}
