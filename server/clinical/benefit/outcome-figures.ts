/**
 * What is said of a distribution over mRS 0 to 6: shares, mean utility and people per 100. Utilities of the grades:
 * Wang 2020 and Dijkland 2018, as stroke-outcome gives them.
 */
import type { MrsDistribution } from './mrs-distribution.ts';
import { wholePer100 } from './whole-per-100.ts';

/** Figures of which a difference between two distributions makes sense. */
export interface Figures {
  /** Per 100 people. */
  readonly mrs01: number;
  readonly mrs02: number;
  /** By interpolation, not from trials; not for families. */
  readonly dead: number;
  /** Mean utility of one person, 1 is full health. */
  readonly utilityWang2020: number;
  readonly utilityDijkland2018: number;
}

export interface OutcomeFigures extends Figures {
  readonly shares: MrsDistribution;
  readonly wholePer100: readonly number[];
}

const WANG_2020: MrsDistribution = [0.97, 0.88, 0.74, 0.55, 0.2, -0.19, 0];
const DIJKLAND_2018: MrsDistribution = [0.95, 0.93, 0.83, 0.62, 0.42, 0.11, 0];

function meanUtility(u: MrsDistribution, p: MrsDistribution): number {
  return u[0] * p[0] + u[1] * p[1] + u[2] * p[2] + u[3] * p[3] + u[4] * p[4] + u[5] * p[5] + u[6] * p[6];
}

export function figuresOf(shares: MrsDistribution): Figures {
  const upTo1 = shares[0] + shares[1];
  return {
    mrs01: 100 * upTo1,
    mrs02: 100 * (upTo1 + shares[2]),
    dead: 100 * shares[6],
    utilityWang2020: meanUtility(WANG_2020, shares),
    utilityDijkland2018: meanUtility(DIJKLAND_2018, shares),
  };
}

export function outcomeFigures(shares: MrsDistribution): OutcomeFigures {
  return { ...figuresOf(shares), shares, wholePer100: wholePer100(shares) };
}

/** Combines two or more figures name by name. */
export function eachFigure<T>(of: (name: keyof Figures) => T): { readonly [N in keyof Figures]: T } {
  return {
    mrs01: of('mrs01'),
    mrs02: of('mrs02'),
    dead: of('dead'),
    utilityWang2020: of('utilityWang2020'),
    utilityDijkland2018: of('utilityDijkland2018'),
  };
}

/** How much more of each figure there is in one than in the other. */
export function differenceOf(one: Figures, other: Figures): Figures {
  return eachFigure((name) => one[name] - other[name]);
}
