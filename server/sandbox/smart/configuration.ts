/** `/.well-known/smart-configuration` (SMART App Launch 2.2, "Conformance"), read as OpenID configuration too. */
export function smartConfiguration(url: string, fhirBase: string): Readonly<Record<string, unknown>> {
  return {
    issuer: fhirBase,
    jwks_uri: `${url}/auth/jwks.json`,
    authorization_endpoint: `${url}/auth/authorize`,
    token_endpoint: `${url}/auth/token`,
    token_endpoint_auth_methods_supported: ['none'],
    grant_types_supported: ['authorization_code'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
    scopes_supported: ['launch', 'openid', 'fhirUser', 'profile', 'patient/*.rs', 'patient/*.read'],
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['ES384'],
    capabilities: [
      'launch-ehr',
      'authorize-post',
      'client-public',
      'sso-openid-connect',
      'context-banner',
      'context-ehr-patient',
      'context-ehr-encounter',
      'permission-patient',
      'permission-v1',
      'permission-v2',
    ],
  };
}
