/**
 * `POST /api/session`: the app hands over its launch once, and gets a session of its own. Four hops: the registered
 * issuer, the user (id_token), the patient (by the EHR's own word), the sealed session.
 */
import { Router } from 'express';
import { z } from 'zod';
import type { AppSessionAnswer } from '../api/contract.ts';
import { isSameBase } from '../cds-hooks/clients.ts';
import { ServiceError } from '../errors.ts';
import type { FhirAccess } from '../fhir/fhir-reader.ts';
import { jsonBody } from '../json-body.ts';
import type { Log } from '../log.ts';
import { methodNotAllowed } from '../method-not-allowed.ts';
import type { Reach } from '../outbound/address-rules.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';
import type { AccessRecord, Store } from '../storage/store.ts';
import { createIdTokenVerifier, type KnownIssuer } from './id-token.ts';
import { provePatient } from './patient-proof.ts';
import type { AppClient } from './router.ts';
import type { SessionTokens } from './session-tokens.ts';
import { fetchSmartConfiguration } from './smart-configuration.ts';

export interface SessionDeps {
  readonly clients: readonly AppClient[];
  /** Which addresses a registered base may have. */
  readonly reachOf: (base: string) => Reach | undefined;
  readonly fetchJson: JsonFetcher['fetchJson'];
  readonly fhir: FhirAccess;
  readonly sessions: SessionTokens;
  readonly store: Pick<Store, 'recordAccess'>;
  readonly now: () => Date;
  readonly log: Pick<Log, 'warn'>;
  /** Time for asking the EHR, milliseconds. */
  readonly sessionDeadlineMs: number;
}

/** Two tokens and three names; an id_token with many claims is some kilobytes. */
const MAX_BODY_BYTES = 40_000;

const text = (maximum: number) => z.string().min(1).max(maximum);

/** Body of `POST /api/session`. */
export const sessionRequestSchema = z.strictObject({
  /** The FHIR base the app was launched from. */
  iss: text(2048),
  idToken: text(16_000),
  accessToken: text(16_000),
  /** Id of the patient in context. */
  patient: text(64),
  nonce: text(256),
});

export function sessionRouter(deps: SessionDeps): Router {
  const readBody = jsonBody(MAX_BODY_BYTES);
  const idTokens = createIdTokenVerifier(deps);
  const router = Router();
  router.post('/', async (request, response) => {
    const parsed = sessionRequestSchema.safeParse(await readBody(request, response));
    if (!parsed.success) {
      const fields = parsed.error.issues.map(({ path }) => path.join('.')).filter((field) => field !== '');
      throw new ServiceError('INVALID_REQUEST', fields);
    }
    const { idToken, accessToken, patient: patientId, nonce } = parsed.data;
    const { base, clientId, reach } = registeredIssuer(parsed.data.iss, deps);
    const signal = AbortSignal.timeout(deps.sessionDeadlineMs);
    const issuer = await configured(base, reach, signal, deps);
    const user = await idTokens.verify({ idToken, clientId, nonce }, issuer).catch(unavailable(deps, base));
    if (user === undefined) throw refused();
    const proof = await provePatient({ accessToken, patientId }, issuer, signal, deps);
    if (proof === 'unavailable') throw new ServiceError('FHIR_UNAVAILABLE');
    if (proof === 'refused') throw refused();
    await recorded(deps, { kind: 'session', patientId, user, fhirBase: base, detail: {} });
    const { token, expiresInS } = await deps.sessions.seal({ fhirBase: base, user, patientId });
    response.json({ session: token, expiresInSeconds: expiresInS } satisfies AppSessionAnswer);
  });
  router.all('/', methodNotAllowed('POST'));
  return router;
}

/** An opening that cannot be put on record does not happen. */
async function recorded(
  { store, now }: Pick<SessionDeps, 'store' | 'now'>,
  access: Omit<AccessRecord, 'at'>,
): Promise<void> {
  await store.recordAccess({ ...access, at: now().toISOString() }).catch(() => {
    throw new ServiceError('STORAGE_UNAVAILABLE');
  });
}

/** One answer for all that was not proved: which of the checks failed is nobody else's business. */
function refused(): ServiceError {
  return new ServiceError('UNAUTHENTICATED', [], { 'WWW-Authenticate': 'Bearer' });
}

function registeredIssuer(iss: string, { clients, reachOf }: SessionDeps) {
  for (const { appClientId: clientId, fhirBases } of clients) {
    const base = fhirBases.find((entry) => isSameBase(entry, iss));
    const reach = base === undefined ? undefined : reachOf(base);
    if (base !== undefined && reach !== undefined && clientId !== undefined) return { base, clientId, reach };
  }
  throw new ServiceError('INVALID_REQUEST', ['iss'], {}, ['is not a FHIR server this app is registered at']);
}

async function configured(
  base: string,
  reach: Reach,
  signal: AbortSignal,
  deps: SessionDeps,
): Promise<KnownIssuer> {
  const configuration = await fetchSmartConfiguration({ base, reach, signal }, deps.fetchJson).catch(
    unavailable(deps, base),
  );
  if (configuration === undefined) throw new ServiceError('FHIR_UNAVAILABLE');
  return { base, reach, configuration };
}

function unavailable({ log }: SessionDeps, base: string): (error: unknown) => never {
  return (error) => {
    log.warn({ base, cause: error instanceof Error ? error.name : 'unknown' }, 'app session not opened');
    throw new ServiceError('FHIR_UNAVAILABLE');
  };
}
