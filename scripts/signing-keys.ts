/**
 * `npm run signing-keys -- FILE`: makes the service's own signing keys, one for each algorithm of SMART App Launch.
 * A file that is there gets two more keys at its end: published, but not signing until the older ones are removed.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

const [, , file] = process.argv;
if (file === undefined) {
  console.error('usage: npm run signing-keys -- FILE');
  process.exit(64);
}

async function newKey(alg: 'ES384' | 'RS384'): Promise<JWK> {
  const { privateKey } = await generateKeyPair(alg, { extractable: true, modulusLength: 3072 });
  return { ...(await exportJWK(privateKey)), alg, kid: randomUUID() };
}

const earlier = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { keys: JWK[] }).keys : [];
const keys = [...earlier, await newKey('ES384'), await newKey('RS384')];
writeFileSync(file, `${JSON.stringify({ keys }, null, 2)}\n`, { mode: 0o600 });
console.log(
  `${file}: ${keys.length} keys. Keep it secret; the public half is served at /.well-known/jwks.json.`,
);
