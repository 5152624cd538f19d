/**
 * Odds ratio of mRS 0-1, alteplase against control, as a curve over the delay: log odds fall in a straight line from
 * 1.9 at 1 h to 1.0 at 6.3 h, exp(0.763 (1 - t / 6.3)). Emberson 2014, Figure 1, as read off by
 * samuel-book/stroke_outcome: good to about 0.05.
 *
 * The line was fitted to people treated within 6 h. From 6.3 h on it would turn to harm, which no trial here
 * measured: no figure is given, only that no benefit is to be expected.
 */
import { TRIALS_END_MINUTES } from './trial-windows.ts';

export type DelayOdds =
  /** Within the delays of the trials, or just past them. */
  | { readonly status: 'within-trials' | 'beyond-trials'; readonly oddsRatio: number }
  | { readonly status: 'no-benefit' };

const LOG_ODDS_AT_ONSET = 0.763;
const NO_EFFECT_MINUTES = 6.3 * 60;

export function oddsByDelay(minutes: number): DelayOdds {
  if (minutes >= NO_EFFECT_MINUTES) return { status: 'no-benefit' };
  return {
    status: minutes > TRIALS_END_MINUTES ? 'beyond-trials' : 'within-trials',
    oddsRatio: Math.exp(LOG_ODDS_AT_ONSET * (1 - minutes / NO_EFFECT_MINUTES)),
  };
}
