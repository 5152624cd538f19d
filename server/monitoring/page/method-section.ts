/** How the figures come about, for whoever has to defend them. */
import { BLOCK_PATIENTS, REFERENCE_PATIENTS } from '../drift.ts';
import { MINIMUM_EVENTS } from '../performance.ts';
import { html, type Markup } from './html.ts';

export function methodSection(): Markup {
  const rules = [
    'Of each stroke the first assessment counts, if it was made before the treatment. Assessments of a patient within 30 days are of one stroke.',
    'A prediction is compared with the outcome of the same definition and with no other. Scores of bleeding after thrombolysis are compared in people who were given it; figures about other outcomes in people with and without it apart; the model of the outcome without thrombolysis in people without.',
    'Whoever died before the time of an outcome is dead at that time on every scale. Deaths count once that time is over, and only where somebody who lives is seen at it: they are known earlier, and of more people.',
    'What is not reported is missing, and never taken for “did not happen”. If those who are lost to follow-up fare otherwise, the figures are off by that.',
    'While an input is missing a score’s figure is a range: it is counted and left out, and stands in “with the ranges” with both of its ends. Models fill in what is missing, and their figure counts as it was shown.',
    `With fewer than ${MINIMUM_EVENTS} events or ${MINIMUM_EVENTS} patients without, nothing is computed. Fewer than 100 of either are called small numbers (Collins 2016).`,
    'Observed over predicted: exact Poisson interval (Garwood 1936), somewhat too wide. Shares: Wilson 1927. AUC: DeLong 1988. Calibration in the large and slope: logistic regression on the predicted log-odds, Wald interval; published rates of 0 and 100 % as 0.1 and 99.9 %.',
    '“Watch”: the 95 % interval misses 1; of twenty series one does so by chance. “Act”: the 99.8 % interval misses 1 (Spiegelhalter 2005).',
    `Population stability index (Siddiqi 2006): five bins of equal size in the first ${REFERENCE_PATIENTS} patients, words by themselves, missing as a bin of its own; blocks of ${BLOCK_PATIENTS}. It counts only beyond what one block in a hundred passes by chance.`,
    'Groups hold at least 20 patients, five events and five patients without. Fewer than five patients are shown as “<5”.',
  ];
  return html`<section class="panel" aria-labelledby="method">
    <h2 id="method">How this is computed</h2>
    <ul class="rules">
      ${rules.map((rule) => html`<li>${rule}</li>`)}
    </ul>
  </section>`;
}
