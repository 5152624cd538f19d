/** One life of the inference process: requests and their answers by number, until it ends. */
import { fork } from 'node:child_process';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Answer, Numbered, Request } from './messages.ts';
import { InferenceFailure } from './runtime.ts';

/** The answer to a request that did not fail. */
type AnswerTo<R extends Request> = Extract<
  Answer,
  { kind: { load: 'loaded'; run: 'ran'; unload: 'unloaded' }[R['kind']] }
>;

export interface Child {
  readonly pid: number | undefined;
  /** @throws InferenceFailure `crashed` when the process ends before it has answered */
  readonly call: <R extends Request>(request: R) => Promise<AnswerTo<R>>;
  readonly close: () => Promise<void>;
}

/** How long the process may take before it counts as hanging and is ended, milliseconds. */
export interface ChildTimes {
  /** To load a model, the start of the process and of a GPU included. */
  readonly loadMs: number;
  readonly runMs: number;
}

export interface ChildOptions {
  readonly limits: ChildTimes;
  /** @param how exit code or signal, and the last it wrote to its error stream */
  readonly onExit: (how: string, lastWords: string) => void;
}

interface Pending {
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: InferenceFailure) => void;
  readonly timer: NodeJS.Timeout;
}

/** Beside this file, in source and compiled alike. */
const CHILD_FILE = path.join(import.meta.dirname, `child${path.extname(fileURLToPath(import.meta.url))}`);

const CLOSE_MS = 1000;

/** Characters of the error stream that are kept: native code says there why it ends. */
const LAST_WORDS = 500;

export function startChild({ limits, onExit }: ChildOptions): Child {
  const child = fork(CHILD_FILE, { serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  let lastWords = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    lastWords = (lastWords + text).slice(-LAST_WORDS);
  });
  const pending = new Map<number, Pending>();
  let lastNumber = 0;
  let hasEnded = false;
  const ended = new Promise<void>((resolve) => {
    const end = (how: string) => {
      if (hasEnded) return;
      hasEnded = true;
      resolve();
      // First what comes next, then those who waited: whoever asks again at once finds the next life.
      onExit(how, lastWords);
      for (const { reject, timer } of pending.values()) {
        clearTimeout(timer);
        reject(new InferenceFailure('crashed', `the inference process ended: ${how}`));
      }
      pending.clear();
    };
    child.once('exit', (code, signal) => {
      end(signal ?? `exit code ${code ?? 'unknown'}`);
    });
    // It could not be started, or not be told something.
    child.on('error', (error) => {
      child.kill('SIGKILL');
      end(error.name);
    });
  });
  child.on('message', ({ number, content }: Numbered<Answer>) => {
    const waiting = pending.get(number);
    if (!waiting) return;
    pending.delete(number);
    clearTimeout(waiting.timer);
    waiting.resolve(content);
  });

  return {
    pid: child.pid,
    call: async <R extends Request>(request: R) => {
      if (hasEnded) throw new InferenceFailure('crashed', 'the inference process has ended');
      const number = (lastNumber += 1);
      const answer = await new Promise<Answer>((resolve, reject) => {
        // Where it was this process that had no time, the answer has come meanwhile: it is read before the judgement.
        const endIfSilent = () => {
          setImmediate(() => {
            if (pending.has(number)) child.kill('SIGKILL');
          });
        };
        const timer = setTimeout(endIfSilent, request.kind === 'run' ? limits.runMs : limits.loadMs);
        pending.set(number, { resolve, reject, timer });
        const message: Numbered<Request> = { number, content: request };
        // A message that cannot be sent ends in `error` or `exit`.
        child.send(message, () => undefined);
      });
      if (answer.kind === 'failed') throw new InferenceFailure(answer.failure, answer.message);
      // The child answers each kind of request with its own kind of answer (child.ts).
      return answer as AnswerTo<R>;
    },
    close: async () => {
      if (child.connected) child.disconnect();
      const isInTime = await Promise.race([ended.then(() => true), pause(CLOSE_MS, false, { ref: false })]);
      if (!isInTime) child.kill('SIGKILL');
      await ended;
    },
  };
}
