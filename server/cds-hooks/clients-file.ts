/** The registered EHRs, from the file a hospital keeps. */
import { readFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { z } from 'zod';
import { ConfigError, isLoopbackHost } from '../config.ts';
import { isAllowedAddress } from '../outbound/address-rules.ts';
import { clientRegistrationSchema, reachOf, type ClientRegistration } from './clients.ts';

/** `local`: beside the sandbox, on one machine, where a client may be called without TLS. */
export type Deployment = 'production' | 'local';

/** @throws ConfigError naming everything that is wrong in the file: field and rule, never the value */
export async function readClientsFile(file: string, deployment: Deployment): Promise<ClientRegistration[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError([`CDS_CLIENTS_FILE: ${file} cannot be read`]);
  });
  const parsed = z.array(clientRegistrationSchema).min(1).safeParse(jsonOf(text));
  const problems = parsed.success
    ? [
        ...parsed.data.flatMap((client, index) => urlProblems(client, index, deployment)),
        ...identityProblems(parsed.data),
        ...(deployment === 'production' ? parsed.data.flatMap(writingProblems) : []),
      ]
    : parsed.error.issues.map((issue) => `${issue.path.join('.') || 'the file'}: ${issue.message}`);
  if (problems.length > 0) throw new ConfigError(problems.map((problem) => `CDS_CLIENTS_FILE: ${problem}`));
  return parsed.data ?? [];
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Tokens and patient data never travel in the clear (CDS Hooks 2.0.1, "Security and Safety"). */
function urlProblems(client: ClientRegistration, index: number, deployment: Deployment): string[] {
  const list = (field: string, urls: readonly string[]) =>
    urls.map((url, at): [string, string] => [`${field}.${at}`, url]);
  const one = (field: string, url: string | undefined): [string, string][] =>
    url === undefined ? [] : [[field, url]];
  const called = [
    ...list('fhirBases', client.fhirBases),
    ...one('jwksUri', client.jwksUri),
    ...one('backendServices.tokenUrl', client.backendServices?.tokenUrl),
  ];
  const insecure = [
    ...called,
    ...list('origins', client.origins),
    ...list('authorizationOrigins', client.authorizationOrigins),
  ].filter(
    ([, url]) =>
      !url.startsWith('https://') && !(deployment === 'local' && isLoopbackHost(new URL(url).hostname)),
  );
  const unreachable = called.filter(([, url]) => {
    const host = new URL(url).hostname.replace(/^\[(.*)\]$/, '$1');
    return isIP(host) !== 0 && !isAllowedAddress(host, reachOf(client));
  });
  return [
    ...insecure.map(([field]) => `${index}.${field}: must be https`),
    ...unreachable.map(
      ([field]) =>
        `${index}.${field}: is an address that is not called; one of a private network needs "privateNetwork": true`,
    ),
  ];
}

/** A hook's token is for reading, and is not kept: what is written needs one of our own. */
function writingProblems({ writeBack, backendServices }: ClientRegistration, index: number): string[] {
  return writeBack && backendServices === undefined ? [`${index}.writeBack: needs backendServices`] : [];
}

/** A token must lead to one registration: ids are unique, and so is each tenant of an issuer. */
function identityProblems(clients: readonly ClientRegistration[]): string[] {
  return clients.flatMap((client, index) => {
    const earlier = clients.slice(0, index);
    const sameIssuer = earlier.filter(({ issuer }) => issuer === client.issuer);
    const isTenantTaken =
      sameIssuer.length > 0 &&
      (client.tenants === undefined ||
        sameIssuer.some(
          ({ tenants }) => tenants === undefined || tenants.some((name) => client.tenants?.includes(name)),
        ));
    return [
      ...(earlier.some(({ id }) => id === client.id) ? [`${index}.id: is used twice`] : []),
      ...(isTenantTaken
        ? [`${index}.tenants: registrations of one issuer each need tenants of their own`]
        : []),
    ];
  });
}
