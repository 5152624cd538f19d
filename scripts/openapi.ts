/**
 * The description of the HTTP API that the service gives at `/api/openapi.json`. `npm run openapi` writes it to
 * server/api/openapi.json; a test fails when it is not what the sources say.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { format } from 'prettier';
import { z } from 'zod';
import { openApiDocument } from './openapi/document.ts';

const { version } = z.object({ version: z.string() }).parse(JSON.parse(readFileSync('package.json', 'utf8')));
const text = await format(JSON.stringify(openApiDocument(version)), { parser: 'json', printWidth: 110 });
writeFileSync('server/api/openapi.json', text);
