/** The service as a process. */
import { startAll, type Running } from './compose.ts';
import { readConfig } from './config.ts';
import { createLog } from './log.ts';
import { runProcess } from './process.ts';
import { settingsFields, settingsReport } from './settings-report.ts';

function welcome({ serviceUrl, sandbox }: Running): string {
  const lines = [
    '',
    ...(sandbox ? [`  Open this      ${sandbox.url}`, `  Sandbox FHIR   ${sandbox.fhirBase}`] : []),
    `  Service        ${serviceUrl}/cds-services`,
    '',
  ];
  return `${lines.join('\n')}\n`;
}

await runProcess(async ({ environment, root, serviceVersion, endAtOnce }) => {
  const config = readConfig(environment);
  const log = createLog(config.LOG_LEVEL);
  log.info({ settings: settingsFields(settingsReport(environment)) }, 'settings');
  const running = await startAll({
    config,
    root,
    serviceVersion,
    log,
    now: () => new Date(),
    onLockLost: () => {
      log.error({}, 'the database directory was taken over by another process');
      endAtOnce();
    },
  });
  return { welcome: welcome(running), close: running.close };
});
