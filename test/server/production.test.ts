/** The service as a hospital starts it: real parts, registered clients only. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect } from 'chai';
import { startAll, type Running } from '../../server/compose.ts';
import { ConfigError, readConfig } from '../../server/config.ts';
import { listen } from '../../server/listener.ts';
import { createLog } from '../../server/log.ts';

const PUBLIC_URL = 'https://cds.example.org';

describe('the service in production', function () {
  this.timeout(60_000);
  let directory: string;
  let token: (path: string) => Promise<string>;
  const running: Running[] = [];
  const logged: string[] = [];

  before(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
    const { publicKey, privateKey } = await generateKeyPair('ES384', { extractable: true });
    const client = {
      id: 'ehr',
      issuer: 'https://ehr.example.org',
      jwks: { keys: [{ ...(await exportJWK(publicKey)), kid: 'k' }] },
      // RFC 2606: a name that is never found.
      fhirBases: ['https://ehr.invalid/fhir'],
      backendServices: { clientId: 'us' },
    };
    await writeFile(path.join(directory, 'clients.json'), JSON.stringify([client]));
    const own = await generateKeyPair('ES384', { extractable: true });
    const ownKey = { ...(await exportJWK(own.privateKey)), alg: 'ES384', kid: 'ours' };
    await writeFile(path.join(directory, 'keys.json'), JSON.stringify({ keys: [ownKey] }));
    token = (endpoint) =>
      new SignJWT({ jti: crypto.randomUUID() })
        .setProtectedHeader({ alg: 'ES384', kid: 'k', typ: 'JWT' })
        .setIssuer(client.issuer)
        .setAudience(PUBLIC_URL + endpoint)
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(privateKey);
  });
  after(async () => {
    for (const service of running) await service.close();
    await rm(directory, { recursive: true, force: true });
  });

  async function start(settings: Record<string, string>): Promise<{ url: string }> {
    const free = await listen('127.0.0.1', 0);
    await free.close();
    const config = readConfig({
      PORT: String(free.port),
      PUBLIC_URL,
      CDS_CLIENTS_FILE: path.join(directory, 'clients.json'),
      DATA_DIR: path.join(directory, 'data'),
      NODE_ENV: 'production',
      ...settings,
    });
    running.push(
      await startAll({
        config,
        root: process.cwd(),
        serviceVersion: '0.0.0-test',
        log: createLog('warn', { write: (line) => void logged.push(line) }),
        now: () => new Date(),
        onLockLost: () => undefined,
      }),
    );
    return { url: `http://127.0.0.1:${free.port}` };
  }

  it('does not start when a registration needs a key of ours that is not there', async () => {
    const error = await start({}).catch((caught: unknown) => caught);
    expect(error).to.be.instanceOf(ConfigError);
    expect((error as ConfigError).problems.join()).to.match(/^SIGNING_KEYS_FILE: .*ES384/);
  });

  it('answers registered clients, nobody else; publishes its keys, and has tried at the start to get a token', async () => {
    const { url } = await start({
      SIGNING_KEYS_FILE: path.join(directory, 'keys.json'),
      DISCOVERY_TOKEN: 'required',
    });
    const status = async (endpoint: string, authorization?: string, method = 'GET') =>
      (
        await fetch(url + endpoint, {
          method,
          ...(authorization !== undefined && { headers: { authorization } }),
        })
      ).status;
    expect(await status('/cds-services')).to.equal(401);
    expect(await status('/cds-services', `Bearer ${await token('/cds-services')}`)).to.equal(200);
    const service = '/cds-services/thrombolysis-order-sign';
    expect(await status(service, undefined, 'POST')).to.equal(401);
    // Let in, and told that there is no body.
    expect(await status(service, `Bearer ${await token(service)}`, 'POST')).to.be.oneOf([400, 415]);
    const published = (await (await fetch(`${url}/.well-known/jwks.json`)).json()) as {
      keys: { kid: string }[];
    };
    expect(published.keys.map(({ kid }) => kid)).to.deep.equal(['ours']);
    while (!logged.some((line) => line.includes('no access token of our own'))) await setTimeout(20);
  });
});
