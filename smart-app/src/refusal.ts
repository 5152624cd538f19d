/** What the service says of a call that it refuses: an OperationOutcome, read with caution. */

export interface Refusal {
  /** Of the service's catalogue of errors. */
  readonly code: string | undefined;
  /** By the path of each field that was refused: what is wrong, or undefined where only the field is named. */
  readonly fields: ReadonlyMap<string, string | undefined>;
}

interface Issue {
  readonly details?: { readonly coding?: readonly { readonly code?: unknown }[] };
  readonly diagnostics?: unknown;
  readonly expression?: readonly unknown[];
}

export function refusalIn(body: unknown): Refusal {
  const [issue] = (body as { issue?: readonly (Issue | undefined)[] } | null | undefined)?.issue ?? [];
  const code = issue?.details?.coding?.[0]?.code;
  const sentences = typeof issue?.diagnostics === 'string' ? issue.diagnostics.split('; ') : [];
  const paths = (issue?.expression ?? []).filter((path) => typeof path === 'string');
  const explained = (path: string) =>
    sentences.find((sentence) => sentence.startsWith(`${path}: `))?.slice(path.length + 2);
  return {
    code: typeof code === 'string' ? code : undefined,
    fields: new Map(paths.map((path) => [path, explained(path)])),
  };
}
