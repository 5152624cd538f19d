/** The site's one secret: given as a setting, or made once and kept beside the embedded database. */
import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ConfigError, type StorageConfig } from './config.ts';

const KEY_BYTES = 32;

/**
 * Only the embedded database may do without the setting: on PostgreSQL several processes must have the same key.
 * @throws ConfigError when the file of an earlier start is damaged
 */
export async function readSiteKey({ SITE_KEY, DATA_DIR }: StorageConfig): Promise<Uint8Array> {
  if (SITE_KEY !== undefined) return Buffer.from(SITE_KEY, 'base64url');
  const file = path.join(path.resolve(DATA_DIR), 'site-key');
  await mkdir(path.dirname(file), { recursive: true });
  // Never over one that is there: what is sealed with it would be lost.
  await writeFile(file, randomBytes(KEY_BYTES).toString('base64url'), { flag: 'wx', mode: 0o600 }).catch(
    (error: unknown) => {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    },
  );
  const key = Buffer.from(await readFile(file, 'utf8'), 'base64url');
  if (key.length >= KEY_BYTES) return key;
  throw new ConfigError([`DATA_DIR: ${file} does not hold a key; restore it from a backup, or set SITE_KEY`]);
}
