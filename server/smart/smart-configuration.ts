/** A FHIR server's `.well-known/smart-configuration` (SMART App Launch 2.2, "Conformance"). */
import { z } from 'zod';
import type { Reach } from '../outbound/address-rules.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';

/** What is no address counts as not given: the rest of the document stays usable. */
const address = z
  .url({ protocol: /^https?$/ })
  .optional()
  .catch(undefined);

const configurationSchema = z.object({
  issuer: z.string().optional().catch(undefined),
  jwks_uri: address,
  token_endpoint: address,
  introspection_endpoint: address,
});

export type SmartConfiguration = z.infer<typeof configurationSchema>;

/**
 * @param base a registered FHIR base; what its configuration says is as trusted as the base itself
 * @returns undefined when there is no such document, or it is not one
 * @throws Error when the server does not answer
 */
export async function fetchSmartConfiguration(
  { base, reach, signal }: { base: string; reach: Reach; signal: AbortSignal },
  fetchJson: JsonFetcher['fetchJson'],
): Promise<SmartConfiguration | undefined> {
  const { status, body } = await fetchJson({
    url: `${base.replace(/\/+$/, '')}/.well-known/smart-configuration`,
    reach,
    signal,
  });
  return status === 200 ? configurationSchema.safeParse(body).data : undefined;
}

/** True if the address is as well protected as the base that names it. */
export function isAsProtected(address: string, base: string): boolean {
  return address.startsWith('https://') || !base.startsWith('https://');
}
