/** Secrets from files, as containers are given them: `SITE_KEY_FILE` in place of `SITE_KEY`. */
import { readFileSync } from 'node:fs';
import { ConfigError, type Environment } from './config.ts';

/** Settings that are never shown; a connection string holds a password. */
export const SECRETS: readonly string[] = ['SITE_KEY', 'DATABASE_URL', 'MONITORING_TOKEN'];

/**
 * The environment with what stands in the files.
 * @throws ConfigError when a file cannot be read, is empty, or the secret is set as well
 */
export function withSecretFiles(environment: Environment): Environment {
  const problems: string[] = [];
  const read = SECRETS.flatMap((name): [string, string][] => {
    const file = environment[`${name}_FILE`] ?? '';
    if (file === '') return [];
    if ((environment[name] ?? '') !== '') problems.push(`${name} and ${name}_FILE are both set`);
    const text = contentOf(file);
    if (text === '') problems.push(`${name}_FILE: the file is empty or cannot be read`);
    return [[name, text]];
  });
  if (problems.length > 0) throw new ConfigError(problems);
  return { ...environment, ...Object.fromEntries(read) };
}

/** Editors end a file with a line break, which is not part of the secret. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return '';
  }
}
