/** The registered EHRs, from the file a hospital keeps. */
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { ConfigError } from '../config.ts';
import { clientRegistrationSchema, type ClientRegistration } from './clients.ts';

/** @throws ConfigError naming what is wrong in the file */
export async function readClientsFile(file: string): Promise<ClientRegistration[]> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new ConfigError([`CDS_CLIENTS_FILE: ${file} cannot be read`]);
  });
  const parsed = z.array(clientRegistrationSchema).min(1).safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map(
      (issue) => `CDS_CLIENTS_FILE: ${issue.path.join('.') || 'the file'}: ${issue.message}`,
    ),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
