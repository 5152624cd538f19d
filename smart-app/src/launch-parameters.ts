/** What may stand in the launch URL, and what must not. */

/** Parameters with which fhirclient would let a link override the configuration or skip the authorization. */
const FORBIDDEN = ['fhirServiceUrl', 'clientId', 'patientId'];

/**
 * The issuer named by an EHR launch.
 * @throws Error in words for the user
 */
export function issuerOf(search: string): string {
  const parameters = new URLSearchParams(search);
  const forbidden = FORBIDDEN.filter((name) => parameters.has(name));
  if (forbidden.length > 0) {
    throw new Error(
      `This link is not safe to open: it sets ${forbidden.join(', ')}. Open the app from the EHR instead.`,
    );
  }
  const issuer = parameters.get('iss');
  if (issuer === null) throw new Error('Open this app from the EHR: the link names no FHIR server.');
  return issuer;
}
