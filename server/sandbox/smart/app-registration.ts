/** The one app registered at this EHR: a public client, its redirect URIs compared as whole strings. */
export interface AppRegistration {
  readonly clientId: string;
  /** Asked at each use: the app's server may start after the sandbox. */
  readonly redirectUris: () => readonly string[];
}

/** True if the URL lies on an origin of the registered app, so that it may be launched. */
export function isLaunchable(app: AppRegistration, url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { origin, username, password } = new URL(url);
  return (
    username === '' &&
    password === '' &&
    app.redirectUris().some((redirectUri) => new URL(redirectUri).origin === origin)
  );
}
