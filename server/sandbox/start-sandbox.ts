/**
 * The sandbox EHR: a FHIR R4 server with synthetic patients, a SMART authorization server and the back end of
 * the order-entry page. It stands where a hospital's EHR would stand, and knows the service only by its URL.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JSONWebKeySet } from 'jose';
import { createGrants } from './access/grants.ts';
import type { Log } from './fhir/fhir-error-handler.ts';
import { createMedplumStore } from './fhir/medplum-store.ts';
import { sandboxApp } from './sandbox-app.ts';
import { loadPatients } from './seed/load-patients.ts';
import { createSigningKey } from './signing-key.ts';

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly host: string;
  /** How others reach the sandbox, without a slash at the end; `http://localhost:{port}` if not given. */
  readonly publicUrl?: string;
  /** Base URL of the CDS service; asked at each call, since the service may start later. */
  readonly serviceUrl: () => string;
  /** The built order-entry page. */
  readonly pagesDir: string;
  readonly patientsDir: string;
  readonly appRedirects: { readonly clientId: string; readonly redirectUris: () => readonly string[] };
  readonly now: () => Date;
  readonly log: Log;
}

export interface Sandbox {
  readonly url: string;
  readonly fhirBase: string;
  /** What a CDS service needs to know of this EHR to trust its calls. */
  readonly clientRegistration: {
    readonly issuer: string;
    readonly jwks: JSONWebKeySet;
    readonly fhirBases: string[];
    readonly algorithms: 'ES384'[];
  };
  readonly close: () => Promise<void>;
}

/** Starts the sandbox; resolves when it listens and its patients are loaded. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const [store, cdsKey, idTokenKey] = await Promise.all([
    createMedplumStore(),
    createSigningKey(),
    createSigningKey(),
  ]);
  const load = () => loadPatients(store, options.patientsDir, options.now());
  const reset = async () => {
    await store.clear();
    await load();
  };
  const files = await load();
  const server = createServer();
  const port = await listen(server, options.port, options.host);
  const url = options.publicUrl ?? `http://localhost:${port}`;
  const fhirBase = `${url}/fhir`;
  const grants = createGrants(options.now);
  server.on('request', sandboxApp({ ...options, url, fhirBase, store, reset, grants, cdsKey, idTokenKey }));
  options.log.info({ port, files }, 'sandbox EHR listening');
  return {
    url,
    fhirBase,
    clientRegistration: { issuer: url, jwks: cdsKey.jwks, fhirBases: [fhirBase], algorithms: ['ES384'] },
    close: () => close(server),
  };
}

function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => {
      if (error) reject(error);
      else resolve();
    });
    server.closeAllConnections();
  });
}
