/** Where a FHIR server's tokens come from (SMART App Launch 2.2, "Conformance": `.well-known/smart-configuration`). */
import { z } from 'zod';
import type { Reach } from '../outbound/address-rules.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';
import { TokenRefused } from './token-request.ts';

const configurationSchema = z.object({ token_endpoint: z.url({ protocol: /^https?$/ }) });

/**
 * @param base a registered FHIR base; what its configuration says is as trusted as the base itself
 * @throws TokenRefused when the configuration names no token endpoint, or one that is less protected than the base
 */
export async function discoverTokenUrl(
  { base, reach, signal }: { base: string; reach: Reach; signal: AbortSignal },
  fetchJson: JsonFetcher['fetchJson'],
): Promise<string> {
  const url = `${base.replace(/\/+$/, '')}/.well-known/smart-configuration`;
  const { status, body } = await fetchJson({ url, reach, signal });
  const endpoint = status === 200 ? configurationSchema.safeParse(body).data?.token_endpoint : undefined;
  if (endpoint === undefined) throw new TokenRefused('no token endpoint in the SMART configuration');
  if (base.startsWith('https://') && !endpoint.startsWith('https://')) {
    throw new TokenRefused('the token endpoint is not https');
  }
  return endpoint;
}
