/** `npm start`: builds what is not built yet, then runs service and sandbox EHR in one process. */
import { spawn } from 'node:child_process';
import { build } from './build.ts';

await build();
const server = spawn(process.execPath, ['--enable-source-maps', 'dist/server/main.js'], {
  stdio: 'inherit',
  // In the sandbox the same order is signed again and again, to be looked at.
  env: { SANDBOX: 'on', LOG_LEVEL: 'warn', REPEAT_CARDS: 'always', ...process.env },
});
// The terminal sends Ctrl-C to both; the server drains and this process ends with it.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (signal === 'SIGTERM') server.kill(signal);
  });
}
server.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
