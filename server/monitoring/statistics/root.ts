/**
 * The root of a function between two points at which its signs differ, by interpolation that never takes more steps
 * than halving and one (ITP: Oliveira IFD, Takahashi RHC. ACM Trans Math Softw 2020;47:5).
 */

/** What is looked for are log-odds of rates, of which a millionth changes nothing that is shown. */
const TOLERANCE = 1e-9;

/** @param f rising or falling between the ends; @returns an end where the signs are the same there */
function rootOf(f: (x: number) => number, from: number, to: number): number {
  let [low, high, atLow, atHigh] = [from, to, f(from), f(to)];
  const sign = atHigh > atLow ? 1 : -1;
  [atLow, atHigh] = [sign * atLow, sign * atHigh];
  if (atLow >= 0) return low;
  if (atHigh <= 0) return high;
  const trust = 0.2 / (high - low);
  const steps = Math.ceil(Math.log2((high - low) / (2 * TOLERANCE))) + 1;
  for (let step = 0; step < steps && high - low > 2 * TOLERANCE; step++) {
    const half = (low + high) / 2;
    const room = TOLERANCE * 2 ** (steps - step) - (high - low) / 2;
    const chord = (atHigh * low - atLow * high) / (atHigh - atLow);
    const toHalf = Math.sign(half - chord);
    const nudged = trust * (high - low) ** 2;
    const truncated = nudged <= Math.abs(half - chord) ? chord + toHalf * nudged : half;
    const x = Math.abs(truncated - half) <= room ? truncated : half - toHalf * room;
    const value = sign * f(x);
    if (value > 0) [high, atHigh] = [x, value];
    else if (value < 0) [low, atLow] = [x, value];
    else return x;
  }
  return (low + high) / 2;
}

/**
 * @param f a rising or falling function that has a root
 * @param guess of it
 * @param around how far from the guess is looked first
 */
export function rootNear(f: (x: number) => number, guess: number, around: number): number {
  let width = around;
  while (f(guess - width) > 0 === f(guess + width) > 0) width *= 4;
  return rootOf(f, guess - width, guess + width);
}
