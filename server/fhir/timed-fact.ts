/**
 * From all observations of one kind to one fact: usable ones only, the newest wins, and two that disagree within
 * minutes are a conflict.
 */
import { known, missing, type Fact, type Known } from '../clinical/known.ts';
import type { TimedFactName } from '../clinical/facts/freshness.ts';
import type { Policy } from '../clinical/policy.ts';
import type { SetAsideReason, SetAsideRecord } from '../clinical/stroke-facts.ts';
import { patientMismatch, type PatientIdentity } from './belongs-to-patient.ts';
import { STROKE_IMAGING_FINDINGS, type Code } from './codes.ts';
import { instantOf } from './fhir-time.ts';
import type { ListedObservation, ObservationList } from './observation-list.ts';
import { effectiveTime, isNewestFirst } from './observation-time.ts';
import type { ParsedValue } from './observation-value.ts';
import type { Observation } from './resource-schemas.ts';

export interface TimedFactRule<T> {
  readonly name: TimedFactName;
  readonly codes: readonly Code[];
  readonly parse: (observation: Observation, now: Date) => ParsedValue<T>;
  readonly areEqual: (a: T, b: T) => boolean;
}

export interface Reading {
  readonly patient: PatientIdentity;
  readonly now: Date;
  readonly policy: Policy;
  /** Collects the records that were found and not used. */
  readonly setAside: SetAsideRecord[];
}

interface Candidate<T> {
  readonly instant: number;
  /** Without a value, it still says that an older one may no longer hold. */
  readonly fact: Known<T> | 'not-assessable' | 'unusable';
}

/** FHIR R4 observation-status values of a result that stands. */
const FINAL_STATUSES = ['final', 'amended', 'corrected'];
const VOID_STATUSES = ['entered-in-error', 'cancelled'];

export function timedFact<T>(list: ObservationList, rule: TimedFactRule<T>, reading: Reading): Fact<T> {
  if (list.state === 'none') return missing('ehr-has-none');
  if (list.state === 'unreadable') return missing('not-readable');
  const before = reading.setAside.length;
  const candidates = list.about(rule.codes).flatMap((entry) => candidate(entry, rule, reading));
  if (!list.complete && !(candidates.length > 0 && isNewestFirst(list.instants()))) {
    return missing('list-incomplete');
  }
  if (candidates.length > 0) return newest(candidates, rule, reading.policy);
  return missing(reading.setAside.length > before ? 'none-usable' : 'not-recorded');
}

function candidate<T>(entry: ListedObservation, rule: TimedFactRule<T>, reading: Reading): Candidate<T>[] {
  const setAside = (reason: SetAsideReason): [] => {
    reading.setAside.push({ fact: rule.name, source: sourceOf(entry), reason });
    return [];
  };
  if (entry.kind === 'unreadable') return setAside('not-readable');
  const { observation } = entry;
  const mismatch = patientMismatch(observation.subject, reading.patient);
  if (mismatch) return setAside(mismatch);
  if (VOID_STATUSES.includes(observation.status)) return setAside('entered-in-error');
  if (!FINAL_STATUSES.includes(observation.status)) return setAside('not-final');
  const at = effectiveTime(observation);
  const instant = instantOf(at);
  if (at === undefined || instant === undefined) return setAside('no-time');
  const ageMinutes = (reading.now.getTime() - instant) / 60_000;
  if (ageMinutes < -reading.policy.futureToleranceMinutes) return setAside('in-the-future');
  if (ageMinutes > reading.policy.maxAgeMinutes[rule.name]) return setAside('too-old');
  const value = rule.parse(observation, reading.now);
  switch (value.kind) {
    case 'unusable':
      setAside(value.reason);
      return [{ instant, fact: 'unusable' }];
    case 'not-here':
      return [];
    case 'not-assessable':
      return [{ instant, fact: 'not-assessable' }];
    case 'value':
      return [
        {
          instant,
          fact: known(value.value, {
            at: value.at ?? at,
            source: sourceOf(entry),
            ...(value.bound !== undefined && { bound: value.bound }),
            ...(isReadBySoftware(observation, rule.codes) && { readBy: 'software' }),
          }),
        },
      ];
  }
}

/**
 * A device beside one of our own findings is the software that found it (profile `stroke-finding`); beside a blood
 * pressure it is a cuff. A person among the performers has confirmed it.
 */
function isReadBySoftware({ device, performer = [] }: Observation, codes: readonly Code[]): boolean {
  const isOwnFinding = codes.every(({ system }) => system === STROKE_IMAGING_FINDINGS);
  const hasPerson = performer.some(({ reference }) => /(^|\/)Practitioner(Role)?\//.test(reference ?? ''));
  return device !== undefined && isOwnFinding && !hasPerson;
}

function sourceOf(entry: ListedObservation): string {
  if (entry.kind === 'unreadable') return entry.source;
  const { id } = entry.observation;
  return id === undefined ? 'an observation without id' : `Observation/${id}`;
}

function newest<T>(candidates: readonly Candidate<T>[], rule: TimedFactRule<T>, policy: Policy): Fact<T> {
  const byAge = candidates.toSorted((a, b) => b.instant - a.instant);
  const latest = byAge[0]?.instant ?? 0;
  const current = byAge.filter((entry) => latest - entry.instant <= policy.conflictWindowMinutes * 60_000);
  if (byAge[0]?.fact === 'not-assessable') return missing('not-assessable');
  const distinct = current.reduce<Known<T>[]>((kept, { fact }) => {
    const isNoValue = fact === 'not-assessable' || fact === 'unusable';
    if (isNoValue || kept.some((other) => isSame(other, fact, rule))) return kept;
    return [...kept, fact];
  }, []);
  const [first, second, ...others] = distinct;
  // A newer result that cannot be read is not replaced by an older one: it may say the opposite.
  if (first === undefined) return missing('none-usable');
  return second === undefined ? first : { status: 'conflicting', values: [first, second, ...others] };
}

function isSame<T>(one: Known<T>, other: Known<T>, { areEqual }: TimedFactRule<T>): boolean {
  return one.bound === other.bound && areEqual(one.value, other.value);
}
