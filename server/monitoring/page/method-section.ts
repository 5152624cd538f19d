/** How the figures come about, for whoever has to defend them. */
import { BLOCK_PATIENTS, REFERENCE_PATIENTS } from '../drift.ts';
import { FEWEST_TO_COMPARE, MINIMUM_EVENTS } from '../performance.ts';
import { html, type Markup } from './html.ts';

export function methodSection(): Markup {
  const rules = [
    'Of each stroke the first assessment counts, if it was made before the treatment. Assessments of a patient within 30 days are of one stroke.',
    'A prediction is compared with the outcome of the same definition and with no other. Scores of bleeding after thrombolysis are compared in people who were given it; figures about other outcomes in people with and without it apart; the model of the outcome without thrombolysis in people without.',
    'Whoever died before the time of an outcome is dead at that time on every scale. Deaths count once that time is over, and only where somebody who lives is seen at it: they are known earlier, and of more people.',
    'What is not reported is missing, and never taken for “did not happen”. If those who are lost to follow-up fare otherwise, the figures are off by that.',
    'Each rate is compared by itself: one that was printed for several cohorts makes a series for each. While an input is missing a score’s figure is a range, and some totals have no single printed rate: both are counted and left out, and stand in “with the ranges” with both of their ends. Models fill in what is missing, and their figure counts as it was shown.',
    `Observed over predicted is computed from ${FEWEST_TO_COMPARE} events, observed or predicted; calibration and discrimination from ${MINIMUM_EVENTS} events and ${MINIMUM_EVENTS} patients without. Fewer than 100 of either are called small numbers (Collins 2016).`,
    'Observed over predicted: the log-odds of all predictions are shifted alike until the count lies at the edge of what they allow (tails of the sum of unequal events; Clopper and Pearson 1934 where they are equal). It holds for rare and for common outcomes. Shares: Wilson 1927. AUC: DeLong 1988, by its log-odds. Calibration in the large and slope: logistic regression on the predicted log-odds, Wald interval. Published rates of 0 and 100 % count as 0.1 and 99.9 %.',
    '“Watch”: the 95 % interval misses 1; of twenty series one does so by chance. “Act”: the 99.8 % interval misses 1 (Spiegelhalter 2005). Each night is one more look at data that grow, so that over the years more series than these cross a limit by chance at one time or another: an alert asks for a closer look, and proves nothing.',
    `Population stability index (Siddiqi 2006): five bins of equal size in the first ${REFERENCE_PATIENTS} patients, words by themselves, missing as a bin of its own; blocks of ${BLOCK_PATIENTS}. It counts only beyond what one block in a hundred passes by chance.`,
    'Groups hold at least 20 patients, five events and five patients without. Counts of real patients are shown in steps of five, rounded down, and one to four as “<5”; figures are computed from the exact ones.',
  ];
  return html`<section class="panel" aria-labelledby="method">
    <h2 id="method">How this is computed</h2>
    <ul class="rules">
      ${rules.map((rule) => html`<li>${rule}</li>`)}
    </ul>
  </section>`;
}
