/**
 * The job port: work that outlives a request, kept in the database until it is done. Adapter: open-jobs.ts.
 * A job may run more than once (a worker can die after its work and before it says so), so work must bear repetition.
 */
import type { z } from 'zod';

/** Input of a job: ids and pseudonyms, nothing that names a person. */
export type JobData = object;

export interface JobKind<Data> {
  /** Letters, digits, `.`, `_` and `-`. */
  readonly name: string;
  readonly schema: z.ZodType<Data>;
  /** Higher goes first; 0 is what can wait for the night. */
  readonly priority: number;
  /** Longest time for one attempt, seconds; then its signal is aborted and the attempt has failed. */
  readonly deadlineSeconds: number;
  /** Attempts after the first, each later than the one before. */
  readonly retries: number;
  /** What it returns is kept with the job; it must not name a person either. It has to end when the signal is aborted. */
  readonly work: (data: Data, run: JobRun) => Promise<object | undefined>;
}

/** One attempt at a job. */
export interface JobRun {
  /** Aborted at the deadline, when the process ends, and when the job was given to another worker. */
  readonly signal: AbortSignal;
  /** 1 for the first. */
  readonly attempt: number;
  /**
   * How far it is, for whoever asks.
   * @param share from 0 to 1
   * @param note what is being done, in a few words that name no person
   */
  readonly progress: (share: number, note?: string) => Promise<void>;
}

export interface JobState {
  readonly id: string;
  readonly name: string;
  readonly state: 'waiting' | 'active' | 'completed' | 'failed' | 'cancelled';
  /** Attempts that were begun. */
  readonly attempts: number;
  /** ISO instants. */
  readonly enqueuedAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /** Of the present or last attempt. */
  readonly progress: { readonly share: number; readonly note: string | null } | null;
  /** What the work returned, once it is completed. */
  readonly result: object | null;
  /** Code of what went wrong in the last attempt that failed. */
  readonly cause: string | null;
}

/** How many jobs of a kind there are; `failed` are those that are not tried again by themselves. */
export interface QueueDepth {
  readonly waiting: number;
  readonly active: number;
  readonly failed: number;
}

export interface EnqueueOptions {
  /** While a job of this kind with this key waits or is active, no other is made. */
  readonly key?: string;
  /** In place of the kind's. */
  readonly priority?: number;
}

export interface Jobs {
  /**
   * @returns the id of the job, or of the one that is there under the same key
   * @throws ZodError when the data are not of the kind; the driver's error when the database is away
   */
  readonly enqueue: (name: string, data: JobData, options?: EnqueueOptions) => Promise<string>;
  readonly find: (id: string) => Promise<JobState | null>;
  /**
   * One job at each instant of the cron expression, however many processes are told so.
   * @param cron five fields
   * @param timeZone in which it is read, an IANA name; UTC by default
   */
  readonly schedule: (name: string, cron: string, data: JobData, timeZone?: string) => Promise<void>;
  /** By kind. */
  readonly depth: () => Promise<Readonly<Record<string, QueueDepth>>>;
  /** Takes no more jobs, lets running ones end or gives them back, then closes. */
  readonly close: () => Promise<void>;
}

/** A kind among others: it reads its own data. */
export function jobKind<Data>({ schema, work, ...kind }: JobKind<Data>): JobKind<unknown> {
  return { ...kind, schema, work: (data, run) => work(schema.parse(data), run) };
}
