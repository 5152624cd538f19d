/** The evidence registry as a Markdown table, and its place in the README. */
import { paperUrl, type Evidence } from '../server/clinical/evidence/evidence.ts';
import { OUTCOMES } from '../server/clinical/evidence/outcomes.ts';
import { EVIDENCE } from '../server/clinical/evidence/registry.ts';

const START = '<!-- evidence registry: npm run evidence -- --write -->';
const END = '<!-- end of the evidence registry -->';

const HEADINGS = ['id', 'source', 'population', 'outcome', 'confidence', 'unconfirmed, or not read'];

/** One row for each entry, in the order of the registry. */
export function evidenceTable(): string {
  const rows = Object.entries(EVIDENCE).map(([id, entry]) => [
    `\`${id}\``,
    source(entry),
    `${entry.population} (${entry.era})`,
    entry.outcomes.map((outcome) => OUTCOMES[outcome].name).join('; '),
    entry.confidence,
    reservations(entry),
  ]);
  return [HEADINGS, HEADINGS.map(() => '---'), ...rows]
    .map((cells) => `| ${cells.map(escapeCell).join(' | ')} |`)
    .join('\n');
}

/** @throws Error when the README has lost the markers between which the table stands */
export function withEvidenceTable(readme: string): string {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start < 0 || end < start) throw new Error('README.md has no place for the evidence registry');
  return `${readme.slice(0, start + START.length)}\n\n${evidenceTable()}\n\n${readme.slice(end)}`;
}

function source(entry: Evidence): string {
  const url = paperUrl(entry);
  const name = entry.doi === undefined ? `PMID ${entry.pmid ?? ''}` : `doi:${entry.doi}`;
  const identifiers = entry.doi !== undefined && entry.pmid !== undefined ? `, PMID ${entry.pmid}` : '';
  return url === undefined ? entry.citation : `${entry.citation}, [${name}](${url})${identifiers}`;
}

function reservations({ unconfirmed = [], notRead = [] }: Evidence): string {
  return [...unconfirmed, ...notRead.map((part) => `not read: ${part}`)].join('; ');
}

function escapeCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
