/** GitHub-flavoured Markdown for card details. Some EHRs render raw HTML in it, so chart text is escaped here. */

/**
 * Text that came from outside, safe inside a table cell or a paragraph: no HTML, no links, no emphasis, no new
 * line. Characters with a meaning in Markdown become character references, which every renderer shows as text.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[&<>"'`*_[\]()#|\\~!]/g, (character) => `&#${character.codePointAt(0) ?? 0};`);
}

/** A table; cells must be Markdown already. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(header), line(header.map(() => '---')), ...rows.map(line)].join('\n');
}
