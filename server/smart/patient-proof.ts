/**
 * Whether a user may see a patient: the EHR decides, by the user's own token, which goes nowhere else and is not kept.
 * Introspection says for which patient the token was given (SMART App Launch 2.2, "Token Introspection"); where the EHR
 * has none for us, reading the patient with the token is the proof.
 */
import { z } from 'zod';
import type { FhirAccess } from '../fhir/fhir-reader.ts';
import { anyResourceSchema } from '../fhir/resource-schemas.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';
import type { KnownIssuer } from './id-token.ts';
import { isAsProtected } from './smart-configuration.ts';

export interface PatientClaim {
  readonly accessToken: string;
  readonly patientId: string;
}

export type Proof = 'proved' | 'refused' | 'unavailable';

interface ProofDeps {
  readonly fetchJson: JsonFetcher['fetchJson'];
  readonly fhir: Pick<FhirAccess, 'open'>;
}

const introspectionSchema = z.object({ active: z.boolean(), patient: z.string().optional() });

export async function provePatient(
  claim: PatientClaim,
  issuer: KnownIssuer,
  signal: AbortSignal,
  deps: ProofDeps,
): Promise<Proof> {
  const told = await introspected(claim, issuer, signal, deps).catch(() => undefined);
  if (told?.active === false) return 'refused';
  if (told?.patient !== undefined) return told.patient === claim.patientId ? 'proved' : 'refused';
  return readWith(claim, issuer, signal, deps);
}

/** Undefined where the EHR has no introspection for us, or does not answer. */
async function introspected(
  { accessToken }: PatientClaim,
  { base, reach, configuration }: KnownIssuer,
  signal: AbortSignal,
  { fetchJson }: ProofDeps,
): Promise<z.infer<typeof introspectionSchema> | undefined> {
  const url = configuration.introspection_endpoint;
  if (url === undefined || !isAsProtected(url, base)) return undefined;
  const form = new URLSearchParams({ token: accessToken, token_type_hint: 'access_token' });
  const { status, body } = await fetchJson({ url, reach, signal, form, bearer: accessToken });
  return status === 200 ? introspectionSchema.safeParse(body).data : undefined;
}

async function readWith(
  { accessToken, patientId }: PatientClaim,
  { base }: KnownIssuer,
  signal: AbortSignal,
  { fhir }: ProofDeps,
): Promise<Proof> {
  const reader = fhir.open({ base, token: accessToken, signal });
  const answer = await reader.get(`Patient/${encodeURIComponent(patientId)}`);
  if (!answer.ok) {
    return answer.problem === 'failed' || answer.problem === 'timed-out' ? 'unavailable' : 'refused';
  }
  const patient = anyResourceSchema.safeParse(answer.body).data;
  return patient?.resourceType === 'Patient' && patient.id === patientId ? 'proved' : 'refused';
}
