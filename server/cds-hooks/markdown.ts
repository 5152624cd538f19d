/** GitHub-flavoured Markdown for card details. Some EHRs render raw HTML in it, so chart text is escaped here. */

/** Longer than anything a doctor reads; an id of megabytes would make the card as large. */
const MAX_TEXT_LENGTH = 1000;

/**
 * Text that came from outside, safe inside a table cell or a paragraph: no HTML, no links, no emphasis, no new
 * line. Characters with a meaning in Markdown become character references, which every renderer shows as text. What is
 * too long is cut, between characters.
 */
export function escapeMarkdown(text: string): string {
  const shown =
    text.length > MAX_TEXT_LENGTH ? `${text.slice(0, MAX_TEXT_LENGTH).replace(/\p{Cs}$/u, '')}…` : text;
  return shown
    .replace(/\s+/g, ' ')
    .replace(/[&<>"'`*_[\]()#|\\~!]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** A table; cells must be Markdown already. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
