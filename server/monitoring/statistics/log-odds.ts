/** Probabilities as log-odds, and the shift of all of them at which a given number of events is expected. */
import { sigmoid } from '../../inference/answer/normal.ts';
import { rootNear } from './root.ts';

/** A published rate of 0 or 100 % is a rounded one and has no log-odds: the nearest per mille stands for it. */
const CLOSEST = 0.001;

export function insideBounds(probability: number): number {
  return Math.min(Math.max(probability, CLOSEST), 1 - CLOSEST);
}

export function logOddsOf(probability: number): number {
  const inside = insideBounds(probability);
  return Math.log(inside / (1 - inside));
}

/** Expected events when all log-odds are shifted. */
export function eventsAt(logOdds: readonly number[], shift: number): number {
  return logOdds.reduce((total, one) => total + sigmoid(one + shift), 0);
}

/** @param events more than none and fewer than all; need not be whole */
export function shiftTo(logOdds: readonly number[], events: number): number {
  // Where all of them were alike it would be the distance to the log-odds of the share.
  const share = logOddsOf(events / logOdds.length);
  const alike = logOdds.reduce((total, one) => total + share - one, 0) / logOdds.length;
  return rootNear((shift) => eventsAt(logOdds, shift) - events, alike, 0.5);
}
