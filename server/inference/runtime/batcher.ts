/**
 * Micro-batching: requests that come while a batch is computed wait and go together in the next one. Nothing waits
 * when nothing is being computed, so that a single request is not slowed down.
 */
import { concatenated } from './concatenated.ts';
import { InferenceFailure, type MethodOutputs, type Rows, type RunOptions } from './runtime.ts';

export interface BatchLimits {
  /** Rows of one batch; a larger request goes alone. */
  readonly maxBatchRows: number;
  /** Rows that may wait; a request beyond is refused at once, rather than too late. */
  readonly maxWaitingRows: number;
}

export type Run = (rows: Rows, options: RunOptions) => Promise<MethodOutputs>;

interface Waiting {
  readonly rows: Rows;
  readonly resolve: (outputs: MethodOutputs) => void;
  readonly reject: (error: unknown) => void;
  isSettled: boolean;
}

/** @param compute runs one batch; called for one batch at a time */
export function createBatcher(compute: (rows: Rows) => Promise<MethodOutputs>, limits: BatchLimits): Run {
  let waiting: Waiting[] = [];
  let isBusy = false;

  function takeBatch(): Waiting[] {
    waiting = waiting.filter(({ isSettled }) => !isSettled);
    let total = 0;
    const fitting = waiting.findIndex(({ rows }, index) => {
      total += rows.rows;
      return index > 0 && total > limits.maxBatchRows;
    });
    const batch = waiting.slice(0, fitting === -1 ? waiting.length : fitting);
    waiting = waiting.slice(batch.length);
    return batch;
  }

  async function pump(): Promise<void> {
    if (isBusy) return;
    isBusy = true;
    for (let batch = takeBatch(); batch.length > 0; batch = takeBatch()) {
      try {
        const all = joined(batch.map(({ rows }) => rows));
        const outputs = await compute(all);
        let start = 0;
        for (const { rows, resolve } of batch) {
          resolve(rowsOf(outputs, all.rows, start, start + rows.rows));
          start += rows.rows;
        }
      } catch (error) {
        for (const { reject } of batch) reject(error);
      }
    }
    isBusy = false;
  }

  return (rows, { deadlineMs, signal }) =>
    new Promise<MethodOutputs>((resolve, reject) => {
      const ahead = waiting.reduce((sum, entry) => sum + (entry.isSettled ? 0 : entry.rows.rows), 0);
      if (ahead > 0 && ahead + rows.rows > limits.maxWaitingRows) {
        reject(new InferenceFailure('busy', 'too many rows are waiting'));
        return;
      }
      if (signal?.aborted) {
        reject(cancelled());
        return;
      }
      const settle = (act: () => void) => {
        if (entry.isSettled) return;
        entry.isSettled = true;
        clearTimeout(timer);
        signal?.removeEventListener('abort', abort);
        act();
      };
      const entry: Waiting = {
        rows,
        isSettled: false,
        resolve: (outputs) => {
          settle(() => {
            resolve(outputs);
          });
        },
        reject: (error) => {
          settle(() => {
            // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- as it was thrown
            reject(error);
          });
        },
      };
      const timer = setTimeout(() => {
        entry.reject(new InferenceFailure('too-late', `no answer within ${deadlineMs} ms`));
      }, deadlineMs);
      const abort = () => {
        entry.reject(cancelled());
      };
      signal?.addEventListener('abort', abort, { once: true });
      waiting.push(entry);
      void pump();
    });
}

function cancelled(): InferenceFailure {
  return new InferenceFailure('cancelled', 'the caller has gone');
}

function joined(all: readonly Rows[]): Rows {
  const [first] = all;
  if (all.length === 1 && first) return first;
  const columns = first?.columns ?? 0;
  return {
    rows: all.reduce((sum, { rows }) => sum + rows, 0),
    columns,
    values: concatenated(all.map(({ values }) => values)),
    known: concatenated(all.map(({ known }) => known)),
  };
}

/** The outputs of some rows of a batch. */
function rowsOf(outputs: MethodOutputs, total: number, start: number, end: number): MethodOutputs {
  const cut = (all: Float32Array) => all.slice((start * all.length) / total, (end * all.length) / total);
  return { logistic: cut(outputs.logistic), svm: cut(outputs.svm), ann: cut(outputs.ann) };
}
