/**
 * The published bleeding scores for rows of a registry, for the factory to compare its models with: the same code
 * that serves patients computes them. Reads JSON lines from standard input, one object of facts by name each, the
 * values as the clinical core has them (glucose with its unit); a name that is absent is a missing input.
 * Writes one JSON line for each row: by score id, the lowest and the highest total that the missing inputs allow.
 * Ends with status 1 at the first row it cannot use, named by its number and the field; never by the value.
 */
import { createInterface } from 'node:readline';
import { parseFacts } from '../../server/clinical/facts/parse-facts.ts';
import { ALL_SCORES } from '../../server/clinical/scores/all-scores.ts';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';

/** The race term of GRASPS is left out: no registry of the factory has it. */
const SCORES = ALL_SCORES.filter(
  ({ group, id }) => group === 'thrombolysis-bleeding' && id !== 'grasps-with-race',
);

/** What the line is, without a word of it: a parser's own message would quote it. */
function parseLine(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The facts of a row, or why it cannot be used. */
function factsOf(line: string): StrokeFacts | string {
  const row = parseLine(line);
  if (typeof row !== 'object' || row === null) return 'not a JSON object';
  const facts = Object.entries(row).map(([name, value]: [string, unknown]) => [
    name,
    { status: 'known', value },
  ]);
  const parsed = parseFacts(Object.fromEntries(facts));
  return parsed.ok ? parsed.facts : parsed.problems.map(({ field, code }) => `${field}: ${code}`).join(', ');
}

let number = 0;
for await (const line of createInterface({ input: process.stdin })) {
  number += 1;
  const facts = factsOf(line);
  if (typeof facts === 'string') {
    console.error(`row ${number}: ${facts}`);
    process.exit(1);
  }
  const totals = SCORES.map((score) => [score.id, score.evaluate(facts).total]);
  process.stdout.write(`${JSON.stringify(Object.fromEntries(totals))}\n`);
}
