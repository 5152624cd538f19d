/** Port: access tokens the service gets for itself (SMART App Launch 2.2, "Backend Services"), when a hook brings none. */

export interface BackendTokens {
  /**
   * An access token of our own for a client's FHIR base; undefined where the site has not registered us or none
   * could be had. Never throws.
   * @param clientId id of the client's registration
   * @param base one of its FHIR bases
   * @param signal ends the wait
   */
  readonly tokenFor: (clientId: string, base: string, signal?: AbortSignal) => Promise<string | undefined>;
}

/** A site at which we are not registered anywhere. */
export const NO_BACKEND_TOKENS: BackendTokens = { tokenFor: () => Promise.resolve(undefined) };
