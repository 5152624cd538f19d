/** Where a FHIR server's tokens come from. */
import type { Reach } from '../outbound/address-rules.ts';
import type { JsonFetcher } from '../outbound/fetch-json.ts';
import { fetchSmartConfiguration, isAsProtected } from './smart-configuration.ts';
import { TokenRefused } from './token-request.ts';

/**
 * @param base a registered FHIR base
 * @throws TokenRefused when the configuration names no token endpoint, or one that is less protected than the base
 */
export async function discoverTokenUrl(
  server: { base: string; reach: Reach; signal: AbortSignal },
  fetchJson: JsonFetcher['fetchJson'],
): Promise<string> {
  const endpoint = (await fetchSmartConfiguration(server, fetchJson))?.token_endpoint;
  if (endpoint === undefined) throw new TokenRefused('no token endpoint in the SMART configuration');
  if (!isAsProtected(endpoint, server.base)) throw new TokenRefused('the token endpoint is not https');
  return endpoint;
}
