/** A process with one Express route that parses the body and answers with a static card: `PORT`, `ANSWER_FILE`. */
import { readFileSync } from 'node:fs';
import express from 'express';

const answer: unknown = JSON.parse(readFileSync(process.env['ANSWER_FILE'] ?? '', 'utf8'));
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.post('/cds-services/:id', express.json({ limit: '10mb' }), (_request, response) => {
  response.json(answer);
});
app.get('/metrics', (_request, response) => {
  const { user, system } = process.cpuUsage();
  response.type('text/plain').send(`process_cpu_seconds_total ${(user + system) / 1e6}\n`);
});
app.listen(Number(process.env['PORT']), '127.0.0.1');
