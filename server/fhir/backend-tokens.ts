/** Port: access tokens the service gets for itself (SMART App Launch 2.2, "Backend Services"), when a hook brings none. */
import type { OwnTokens } from './fhir-client.ts';

export interface BackendTokens {
  /**
   * An access token of our own for a client's FHIR base; undefined where the site has not registered us or none
   * could be had. Never throws.
   * @param clientId id of the client's registration
   * @param base one of its FHIR bases
   * @param signal ends the wait
   */
  readonly tokenFor: (clientId: string, base: string, signal?: AbortSignal) => Promise<string | undefined>;
  /** The FHIR server answered this token with 401: it is not given out again. */
  readonly refused: (clientId: string, base: string, token: string) => void;
}

/** The tokens of one client for one base, as a FHIR client takes them. */
export function ownTokens(
  tokens: BackendTokens,
  clientId: string,
  base: string,
  signal: AbortSignal,
): OwnTokens {
  return {
    get: () => tokens.tokenFor(clientId, base, signal),
    refused: (token) => {
      tokens.refused(clientId, base, token);
    },
  };
}

/** A site at which we are not registered anywhere. */
export const NO_BACKEND_TOKENS: BackendTokens = {
  tokenFor: () => Promise.resolve(undefined),
  refused: () => undefined,
};
