/** The state of eligibility in two sentences. */
import type { Eligibility } from '../../eligibility/assess-eligibility.ts';
import { CRITERIA } from './eligibility-criteria.ts';
import { WINDOWS } from './eligibility-windows.ts';
import { GUIDELINES, HEADLINES, WINDOW_STATUSES } from './eligibility.ts';

/** What was found, which window applies, and how much is open; never a bare yes or no. */
export function eligibilityText({ edition, headline }: Eligibility): string {
  const found = [...headline.present, ...headline.correctFirst].map((id) => CRITERIA[id].name);
  const toClarify = headline.toClarify.map((id) => CRITERIA[id].name);
  const applying = headline.applying.map((id) => WINDOWS[id].name);
  const window = applying.length > 0 ? applying.join('; ') : WINDOW_STATUSES[headline.window];
  const open = headline.open.length;
  return [
    `${HEADLINES[headline.status]} (${GUIDELINES[edition]})`,
    ...(found.length > 0 ? [`Found: ${found.join('; ')}.`] : []),
    ...(toClarify.length > 0 ? [`To clarify: ${toClarify.join('; ')}.`] : []),
    `Time: ${window}.`,
    ...(open > 0 ? [`${open} ${open === 1 ? 'criterion is' : 'criteria are'} open.`] : []),
  ].join(' ');
}
