/** The state of eligibility in two sentences. */
import type { Eligibility } from '../../eligibility/assess-eligibility.ts';
import type { Headline, HeadlineStatus } from '../../eligibility/headline.ts';
import { CRITERIA } from './eligibility-criteria.ts';
import { WINDOWS } from './eligibility-windows.ts';
import { GUIDELINES, HEADLINES, WINDOW_STATUSES } from './eligibility.ts';

/** What was found, which window applies, and how much is open; never a bare yes or no. */
export function eligibilityText({ edition, headline }: Eligibility): string {
  const found = [...headline.present, ...headline.correctFirst].map((id) => CRITERIA[id].name);
  const toClarify = headline.toClarify.map((id) => CRITERIA[id].name);
  const open = headline.open.length;
  return [
    `${HEADLINES[headline.status]} (${GUIDELINES[edition]})`,
    ...(found.length > 0 ? [`Found: ${found.join('; ')}.`] : []),
    ...(toClarify.length > 0 ? [`To clarify: ${toClarify.join('; ')}.`] : []),
    `Time: ${windowsIn(headline)}.`,
    ...(open > 0 ? [`${open} ${open === 1 ? 'criterion is' : 'criteria are'} open.`] : []),
  ].join(' ');
}

/** What must be read before any figure: something that rules treatment out, or the guideline's advice against it. */
const BEFORE_ALL: readonly HeadlineStatus[] = [
  'absolute-present',
  'outside-edition-present',
  'out-of-scope',
  'advised-against',
];

/** `An absolute contraindication is present. Platelets below 100.`; nothing where nothing must be read first. */
export function eligibilityAlert({ headline }: Eligibility): string {
  if (!BEFORE_ALL.includes(headline.status)) return '';
  return `${HEADLINES[headline.status]} ${headline.present.map((id) => CRITERIA[id].name).join('; ')}.`;
}

/** Which time window applies, for a line of its own. */
export function windowText({ headline }: Eligibility): string {
  return `Time window: ${windowsIn(headline)}.`;
}

function windowsIn({ applying, window }: Headline): string {
  return applying.length > 0 ? applying.map((id) => WINDOWS[id].name).join('; ') : WINDOW_STATUSES[window];
}
