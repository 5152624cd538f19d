/** Structured logs: ids, versions, counts and durations. No patient data: nothing of a request body is ever logged. */
import { pino, type DestinationStream, type Logger } from 'pino';

export type Log = Pick<Logger, 'info' | 'warn' | 'error' | 'child'>;

export type LogLevel = 'silent' | 'error' | 'warn' | 'info';

/** @param destination standard output when absent */
export function createLog(level: LogLevel, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: () => `,"time":"${new Date().toISOString()}"`,
    // A second line of defence: none of these is passed to the log on purpose.
    redact: [
      'authorization',
      'access_token',
      'prefetch',
      'context',
      'body',
      '*.authorization',
      '*.access_token',
    ],
  };
  return destination ? pino(options, destination) : pino(options);
}
