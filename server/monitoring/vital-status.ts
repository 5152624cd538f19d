/** What reports say of life and death, and what follows from it for a day. */
import { isDatedDeath, isDeath, type Observation } from '../clinical/observed/observation-window.ts';

/** Days from the first assessment; both of a death that is dated, equal. */
export interface VitalStatus {
  /** Lived until this day at least. */
  readonly livedUntil?: number;
  /** Was dead by this day. */
  readonly deadBy?: number;
}

/** Undefined for kinds that say nothing certain of it. */
export function vitalStatusOf(observation: Observation): VitalStatus | undefined {
  const { kind, hoursSinceStart } = observation;
  const isDated = isDatedDeath(kind);
  if (!isDated && kind !== 'mrs' && kind !== 'state-6-months') return undefined;
  const day = hoursSinceStart / 24;
  if (!isDeath(observation)) return { livedUntil: day };
  return { deadBy: day, ...(isDated && { livedUntil: day }) };
}

/** Whether the person was dead on a day; undefined when it does not tell. */
export function wasDeadOn(day: number, { livedUntil, deadBy }: VitalStatus): boolean | undefined {
  if (deadBy !== undefined && deadBy <= day) return true;
  return livedUntil !== undefined && livedUntil >= day ? false : undefined;
}

/** Nobody lives after death: of two that contradict each other the later one is taken for the correction. */
export function withoutContradictions<T extends Observation>(observations: readonly T[]): T[] {
  const kept: T[] = [];
  for (const one of observations.toReversed()) {
    const said = vitalStatusOf(one) ?? {};
    if (!kept.some((later) => contradict(said, vitalStatusOf(later) ?? {}))) kept.push(one);
  }
  return kept.toReversed();
}

function contradict(one: VitalStatus, other: VitalStatus): boolean {
  return isBefore(one.deadBy, other.livedUntil) || isBefore(other.deadBy, one.livedUntil);
}

function isBefore(death: number | undefined, life: number | undefined): boolean {
  return death !== undefined && life !== undefined && death < life;
}
