import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK } from 'jose';
import { ConfigError } from '../../server/config.ts';
import { readOwnKeys } from '../../server/smart/own-keys.ts';
import { startService } from '../fakes/service.ts';

/** RFC 7518 sections 6.2.2 and 6.3.2, and 6.4: members that hold what is secret. */
const PRIVATE_MEMBERS = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'];

describe('our own signing keys', () => {
  let directory: string;
  let file: string;
  let made: JWK[];

  const make = () =>
    promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/signing-keys.ts', file]);
  const keysIn = async () => (JSON.parse(await readFile(file, 'utf8')) as { keys: JWK[] }).keys;

  before(async () => {
    directory = await mkdtemp(path.join(os.tmpdir(), 'stroke-cds-'));
    file = path.join(directory, 'keys.json');
    await make();
    made = await keysIn();
  });
  after(() => rm(directory, { recursive: true }));

  async function problemsOf(content: unknown): Promise<string> {
    const other = path.join(directory, 'other.json');
    await writeFile(other, typeof content === 'string' ? content : JSON.stringify(content));
    const error = await readOwnKeys(other).catch((caught: unknown) => caught);
    return error instanceof ConfigError ? error.problems.join('\n') : '';
  }

  it('are made by the script, one for each algorithm, readable by nobody else', async () => {
    expect((await stat(file)).mode & 0o077).to.equal(0);
    const { signing } = await readOwnKeys(file);
    expect([...signing.keys()]).to.have.members(['ES384', 'RS384']);
  });

  it('change: new ones are published at once and sign when the old ones are removed', async () => {
    const before = await readOwnKeys(file);
    await make();
    const during = await readOwnKeys(file);
    expect(during.signing.get('ES384')?.kid).to.equal(before.signing.get('ES384')?.kid);
    expect(during.jwks.keys).to.have.length(4);
    await writeFile(file, JSON.stringify({ keys: (await keysIn()).slice(2) }));
    const after = await readOwnKeys(file);
    expect(after.signing.get('ES384')?.kid).not.to.equal(before.signing.get('ES384')?.kid);
    expect(during.jwks.keys.map(({ kid }) => kid)).to.include(after.signing.get('RS384')?.kid);
  });

  it('are published without anything private, and are the same keys', async () => {
    const { jwks } = await readOwnKeys(file);
    const service = await startService({ publicKeys: jwks });
    const response = await fetch(`${service.url}/.well-known/jwks.json`);
    const published = (await response.json()) as { keys: JWK[] };
    await service.close();
    expect(response.headers.get('cache-control')).to.match(/^public, max-age=\d+$/);
    expect(published.keys.length).to.be.greaterThan(0);
    const secrets = (await keysIn()).flatMap((key) => PRIVATE_MEMBERS.map((member) => key[member as 'd']));
    for (const key of published.keys) {
      expect(Object.keys(key).filter((member) => PRIVATE_MEMBERS.includes(member))).to.deep.equal([]);
      expect(await importJWK(key)).to.have.property('type', 'public');
      for (const secret of secrets) if (secret) expect(JSON.stringify(key)).not.to.contain(secret);
    }
    const thumbprints = (keys: JWK[]) => Promise.all(keys.map((key) => calculateJwkThumbprint(key)));
    expect(await thumbprints(published.keys)).to.deep.equal(await thumbprints(await keysIn()));
  });

  it('are not published where there are none', async () => {
    const service = await startService();
    const response = await fetch(`${service.url}/.well-known/jwks.json`);
    await service.close();
    expect(response.status).to.equal(404);
  });

  it('are refused with the field that is wrong, and without its value', async () => {
    const [ec, rsa] = made as [JWK, JWK];
    expect(await problemsOf('-----BEGIN PRIVATE KEY-----')).to.contain('the file');
    expect(await problemsOf({ keys: [] })).to.contain('keys');
    expect(await problemsOf({ keys: [{ ...ec, d: undefined }] })).to.contain('keys.0.d');
    expect(await problemsOf({ keys: [rsa, { ...ec, kid: '' }] })).to.contain('keys.1.kid');
    expect(await problemsOf({ keys: [{ ...ec, alg: 'ES256' }] })).to.contain('keys.0.alg');
    expect(await problemsOf({ keys: [ec, { ...rsa, kid: ec.kid }] })).to.contain('same kid');
    const short = await generateKeyPair('RS384', { extractable: true, modulusLength: 2048 });
    const stated = { ...(await exportJWK(short.privateKey)), alg: 'RS384', kid: 'short' };
    expect(await problemsOf({ keys: [stated] })).to.equal('');
    expect(await problemsOf({ keys: [{ ...stated, n: stated.n?.slice(0, 171) }] })).to.contain('2048 bits');
  });

  it('are refused when their halves do not belong together', async () => {
    const [ec] = made as [JWK];
    const other = await exportJWK((await generateKeyPair('ES384', { extractable: true })).privateKey);
    const told = await problemsOf({ keys: [{ ...ec, d: other.d }] });
    expect(told).to.contain('keys.0');
    expect(told).not.to.contain(other.d);
  });
});
