/** A worker as a process: runs jobs, any number of them beside the services on one PostgreSQL. */
import { startWorker } from './compose-worker.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { runProcess } from './process.ts';
import { settingsFields, settingsReport } from './settings-report.ts';

await runProcess(async ({ environment, root, serviceVersion }) => {
  const config = readConfig(environment);
  const log = createLog(config.LOG_LEVEL);
  log.info({ settings: settingsFields(settingsReport(environment)) }, 'settings');
  const { healthUrl, close } = await startWorker({
    config,
    root,
    serviceVersion,
    log,
    now: () => new Date(),
  });
  return { welcome: `\n  Worker         ${healthUrl ?? 'without a port of its own'}\n\n`, close };
});
