/** The EHRs that are registered, and the way to them: what service and worker alike need to read a chart. */
import { randomUUID } from 'node:crypto';
import { reachOfBase, type ClientRegistration } from './cds-hooks/clients.ts';
import { readClientsFile } from './cds-hooks/clients-file.ts';
import { ConfigError, type Config } from './config.ts';
import { NO_BACKEND_TOKENS, type BackendTokens } from './fhir/backend-tokens.ts';
import { NO_CODE_MAP, type CodeMap } from './fhir/code-map.ts';
import { readCodeMapFile } from './fhir/code-map-file.ts';
import { createFhirAccess, type FhirAccess } from './fhir/fhir-reader.ts';
import type { Log } from './log.ts';
import type { Metrics } from './metrics.ts';
import type { Reach } from './outbound/address-rules.ts';
import { createJsonFetcher, type JsonFetcher } from './outbound/fetch-json.ts';
import { createBackendServices, missingKeys } from './smart/backend-services.ts';
import { readOwnKeys, type OwnKeys } from './smart/own-keys.ts';
import type { Tracing } from './tracing.ts';

/** What the settings say of EHRs. */
export interface Registrations {
  readonly clients: readonly ClientRegistration[];
  readonly ownKeys: OwnKeys | undefined;
  /** The site's own codes. */
  readonly codeMap: CodeMap;
}

/** @throws ConfigError when a file is wrong, or a registration needs a key that is not there */
export async function readRegistrations(config: Config): Promise<Registrations> {
  const { CDS_CLIENTS_FILE, SANDBOX, CODE_MAP_FILE, SIGNING_KEYS_FILE } = config;
  // Without a sandbox the settings demand the file.
  const clients =
    CDS_CLIENTS_FILE === undefined
      ? []
      : await readClientsFile(CDS_CLIENTS_FILE, SANDBOX === 'on' ? 'local' : 'production');
  const codeMap = CODE_MAP_FILE === undefined ? NO_CODE_MAP : await readCodeMapFile(CODE_MAP_FILE);
  const ownKeys = SIGNING_KEYS_FILE === undefined ? undefined : await readOwnKeys(SIGNING_KEYS_FILE);
  const missing = missingKeys(clients, ownKeys);
  if (missing.length === 0) return { clients, ownKeys, codeMap };
  throw new ConfigError(
    missing.map((algorithm) => `SIGNING_KEYS_FILE: backendServices of a client needs a key for ${algorithm}`),
  );
}

/** Clients at which the service may get a token of its own, and so read when nobody calls. */
export function readableClients(clients: readonly ClientRegistration[]): string[] {
  return clients.flatMap(({ id, backendServices }) => (backendServices === undefined ? [] : [id]));
}

export interface Ehrs {
  readonly fhir: FhirAccess;
  readonly backendTokens: BackendTokens;
  /** Which addresses a registered base may have. */
  readonly reachOf: (base: string) => Reach | undefined;
  readonly documents: JsonFetcher;
  readonly close: () => Promise<void>;
}

/** Largest FHIR answer that is read, bytes. */
const MAX_FHIR_RESPONSE_BYTES = 20_000_000;

interface EhrsDeps {
  readonly config: Pick<Config, 'TRACE_FHIR_SERVERS'>;
  readonly metrics: Metrics;
  readonly tracing: Tracing;
  readonly now: () => Date;
  readonly log: Log;
}

export function openEhrs(
  clients: readonly ClientRegistration[],
  ownKeys: OwnKeys | undefined,
  { config, metrics, tracing, now, log }: EhrsDeps,
): Ehrs {
  const reachOf = reachOfBase(clients);
  const fhir = createFhirAccess({
    maxResponseBytes: MAX_FHIR_RESPONSE_BYTES,
    reachOf,
    log,
    metrics,
    tracing,
    passesTraceOn: config.TRACE_FHIR_SERVERS === 'on',
  });
  const documents = createJsonFetcher();
  const { fetchJson } = documents;
  const backendTokens = ownKeys
    ? createBackendServices({ clients, keys: ownKeys, fetchJson, now, newId: randomUUID, log })
    : NO_BACKEND_TOKENS;
  return {
    fhir,
    backendTokens,
    reachOf,
    documents,
    close: async () => {
      await fhir.close();
      await documents.close();
    },
  };
}
