/** Fires a hook: every service that listens to it is called at the same time (CDS Hooks 2.0.1, "Calling a CDS Service"). */
import { randomUUID } from 'node:crypto';
import type { Grants } from '../access/grants.ts';
import type { FhirStore } from '../fhir/fhir-store.ts';
import { parseDiscovery, type DiscoveredService } from './discovery.ts';
import { resolvePrefetch, typeAskedFor, type HookContext } from './prefetch.ts';
import type { ServiceAnswer, ServiceHttp } from './service-http.ts';

export interface CallServicesDeps {
  readonly http: ServiceHttp;
  readonly serviceUrl: () => string;
  readonly store: FhirStore;
  readonly fhirBase: string;
  readonly grants: Grants;
}

interface FiredHook {
  readonly hook: string;
  readonly patientId: string;
  readonly context: HookContext;
  readonly withPrefetch: boolean;
}

interface ServiceResult {
  readonly serviceId: string;
  readonly status: number | null;
  readonly ms: number;
  /** The body of a 2xx answer, as the service sent it. */
  readonly response?: unknown;
  readonly problem?: { readonly code: string; readonly body?: unknown };
}

interface HookOutcome {
  readonly hookInstance: string;
  readonly results: readonly ServiceResult[];
}

/** OAuth client id of CDS services at this EHR. */
const CDS_SERVICE = 'cds-service';

/** Life of the token that goes with a call: as long as its JWT. CDS Hooks asks for very short ones. */
const TOKEN_LIFETIME_S = 300;

/** Undefined if the services cannot be discovered. */
export async function callServices(
  deps: CallServicesDeps,
  fired: FiredHook,
): Promise<HookOutcome | undefined> {
  const discovery = await deps.http.get(`${deps.serviceUrl()}/cds-services`);
  const services = discovery.status === 200 ? parseDiscovery(discovery.body) : undefined;
  if (!services) return undefined;
  const hookInstance = randomUUID();
  const results = await Promise.all(
    services
      .filter((service) => service.hook === fired.hook)
      .map((service) => callService(deps, fired, service, hookInstance)),
  );
  return { hookInstance, results };
}

async function callService(
  deps: CallServicesDeps,
  { hook, patientId, context, withPrefetch }: FiredHook,
  service: DiscoveredService,
  hookInstance: string,
): Promise<ServiceResult> {
  const { store, fhirBase } = deps;
  const templates = service.prefetch ?? {};
  const prefetch = withPrefetch ? await resolvePrefetch(templates, context, store, fhirBase) : undefined;
  const scope = scopeFor(templates);
  const answer = await deps.http.post(`${deps.serviceUrl()}/cds-services/${encodeURIComponent(service.id)}`, {
    hook,
    hookInstance,
    fhirServer: fhirBase,
    fhirAuthorization: {
      access_token: deps.grants.issue({
        clientId: CDS_SERVICE,
        scope,
        patientId,
        lifetimeS: TOKEN_LIFETIME_S,
      }),
      token_type: 'Bearer',
      expires_in: TOKEN_LIFETIME_S,
      scope,
      subject: CDS_SERVICE,
      patient: patientId,
    },
    context,
    ...(prefetch && { prefetch }),
  });
  return { serviceId: service.id, status: answer.status, ms: answer.ms, ...outcomeOf(answer) };
}

/** Just what the service's templates read, of this patient only. */
function scopeFor(templates: Readonly<Record<string, string>>): string {
  const types = Object.values(templates).flatMap((template) => typeAskedFor(template) ?? []);
  return [...new Set(['Patient', ...types])].map((type) => `patient/${type}.rs`).join(' ');
}

function outcomeOf({ status, body, failure }: ServiceAnswer): Pick<ServiceResult, 'response' | 'problem'> {
  if (failure !== undefined) return { problem: { code: failure } };
  if (status !== null && status >= 200 && status < 300) return { response: body };
  return { problem: { code: 'http-error', ...(body !== undefined && { body }) } };
}
