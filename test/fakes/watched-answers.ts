/** Reads along what a service answers, and keeps what breaks a rule that holds for every answer. */
import type { RequestListener } from 'node:http';
import { problemsIn } from '../conformance/cds-hooks/response-rules.ts';

export interface WatchedAnswers {
  readonly handler: RequestListener;
  /** Takes out what was found so far. */
  readonly takeProblems: () => string[];
}

export function watchAnswers(handler: RequestListener): WatchedAnswers {
  const problems: string[] = [];
  return {
    handler: (request, response) => {
      const { method = '', url: path = '' } = request;
      const chunks: Buffer[] = [];
      const end = response.end.bind(response);
      const write = response.write.bind(response);
      const keep = (chunk: unknown) => {
        if (typeof chunk === 'string' || chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
      };
      response.write = ((chunk: unknown, ...rest: []) => {
        keep(chunk);
        return write(chunk, ...rest);
      }) as typeof response.write;
      response.end = ((chunk: unknown, ...rest: []) => {
        keep(chunk);
        return end(chunk, ...rest);
      }) as typeof response.end;
      response.once('finish', () => {
        const found = problemsIn({
          method,
          path,
          status: response.statusCode,
          contentType: response.getHeader('content-type')?.toString(),
          body: Buffer.concat(chunks).toString('utf8'),
        });
        problems.push(...found.map((problem) => `${method} ${path}: ${problem}`));
      });
      handler(request, response);
    },
    takeProblems: () => problems.splice(0),
  };
}
