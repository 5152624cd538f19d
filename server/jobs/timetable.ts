/**
 * Jobs that are due by the clock. The id of such a job is made of its kind and its instant: processes that find it due
 * at the same time, or one that finds it due again, all make the same job, once. What fell into a time when no process
 * ran is made up for within a day.
 */
import { createHash } from 'node:crypto';
import cronParser from 'cron-parser';

export interface Scheduled {
  readonly name: string;
  /** Five fields. */
  readonly cron: string;
  /** In which they are read, an IANA name. */
  readonly timezone: string;
  readonly data: object;
  /** Since when it is scheduled: what was due before is not made up for. */
  readonly since: Date;
}

const MADE_UP_FOR_MS = 86_400_000;

/** @returns the id of the job that is due, or was due last; null if none was within a day */
export function dueJob({ name, cron, timezone: tz, since }: Scheduled, now: Date): string | null {
  const due = cronParser.parseExpression(cron, { tz, currentDate: now }).prev().toDate();
  if (due < since || now.getTime() - due.getTime() > MADE_UP_FOR_MS) return null;
  return idOf(`${name} ${due.toISOString()}`);
}

/** A UUID of version 8 (RFC 9562): made of a digest. */
function idOf(text: string): string {
  const bytes = createHash('sha256').update(text).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
