/** What of the chart could not be read, as a card says it. */
import { NOT_RULED_OUT } from '../clinical/text/en.ts';
import type { Chart } from '../fhir/chart.ts';
import { unreadParts } from '../fhir/unread.ts';

/** Sentences in Markdown; none when everything was read to its end. */
export function unreadSentences(chart: Chart): string[] {
  const sentences = unreadParts(chart).map(({ start, parts }) => `**${start}:** ${parts.join(', ')}.`);
  return sentences.length === 0 ? [] : [...sentences, NOT_RULED_OUT];
}
