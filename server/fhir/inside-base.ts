/** Which URLs lie inside a FHIR base: the only ones a token may be sent to. */

/**
 * The absolute URL if it lies at or under the base (same origin, path below), without its fragment; else undefined.
 * The base itself counts, since servers page with links such as `{base}?_getpages=…`.
 * @param url relative to the base, or absolute
 */
export function insideBase(base: string, url: string): string | undefined {
  const root = new URL(base.endsWith('/') ? base : `${base}/`);
  if (!isPlainPath(url) || !URL.canParse(url, root.href)) return undefined;
  const resolved = new URL(url, root.href);
  const isInside =
    resolved.origin === root.origin &&
    `${resolved.pathname}/`.startsWith(root.pathname) &&
    resolved.username === '' &&
    resolved.password === '';
  if (!isInside) return undefined;
  resolved.hash = '';
  return resolved.href;
}

/**
 * No path segment climbs, or could be read as climbing by a server that decodes more than the URL standard does:
 * dots, an encoded slash or percent sign, a backslash, a path parameter (`..;` climbs in servlet containers).
 */
function isPlainPath(url: string): boolean {
  const [path = ''] = url.split(/[?#]/);
  return path.split('/').every((segment) => {
    const text = decoded(segment);
    // eslint-disable-next-line no-control-regex -- URL parsers drop control characters, so they could hide dots
    return text !== undefined && !/[/\\;%\u0000-\u001f]/.test(text) && !/^\.+$/.test(text);
  });
}

function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
