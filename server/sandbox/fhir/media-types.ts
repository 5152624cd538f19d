/** JSON only. `application/json+fhir` is DSTU1's name for it, and the public CDS Hooks sandbox still asks so. */
export const FHIR_MEDIA_TYPES = ['application/fhir+json', 'application/json+fhir', 'application/json'];

const ACCEPTED = [...FHIR_MEDIA_TYPES, 'application/*', '*/*'];
const FORMATS = [...FHIR_MEDIA_TYPES, 'json'];

/**
 * True if the answer may be JSON.
 * @param format `_format`, which overrules the Accept header (FHIR R4 http.html#parameters)
 */
export function acceptsJson(accept: string | undefined, format: string | null): boolean {
  // A plus sign in a URL query that was not escaped arrives as a space.
  if (format !== null) return FORMATS.includes(format.replace(' ', '+').split(';')[0] ?? '');
  if (accept === undefined || accept.trim() === '') return true;
  return accept
    .split(',')
    .some((range) => ACCEPTED.includes(range.split(';')[0]?.trim().toLowerCase() ?? ''));
}
