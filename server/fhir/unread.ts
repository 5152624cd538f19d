/** What of the chart could not be read, by the names people use: no record of it is no sign that there is nothing. */
import type { Chart } from './chart.ts';
import { PREFETCH_KEYS, type PrefetchKey } from './prefetch.ts';

const NAMES: Readonly<Record<PrefetchKey, string>> = {
  patient: 'patient record',
  nihss: 'NIHSS',
  glucose: 'glucose',
  ctFindings: 'CT findings',
  imagingFindings: 'other imaging findings',
  avmFindings: 'findings of a vascular malformation',
  lastKnownWell: 'last known well',
  bloodPressure: 'blood pressure',
  weight: 'weight',
  bloodTests: 'blood tests',
  glasgowComaScale: 'Glasgow Coma Scale',
  rankinScale: 'Rankin scale',
  conditions: 'problem list and diagnoses',
  procedures: 'procedures',
  medicationRequests: 'drug orders',
  medicationStatements: 'drugs taken',
  medicationAdministrations: 'drugs given',
  encounter: 'stay in hospital',
};

/** A sentence without its Markdown: what happened, and to which parts of the chart. */
export interface Unread {
  readonly start: 'Not open to the app' | 'Could not be read' | 'Read only in part';
  readonly parts: readonly string[];
}

/**
 * None when everything was read to its end.
 * @param isClosed which parts were not asked for, since the EHR does not let them be read
 */
export function unreadParts(chart: Chart, isClosed: (key: PrefetchKey) => boolean = () => false): Unread[] {
  const unreadable = PREFETCH_KEYS.filter((key) => chart[key].state === 'unreadable');
  const inPart = PREFETCH_KEYS.filter((key) => {
    const part = chart[key];
    return part.state === 'read' && !part.complete;
  });
  const sentences: readonly [Unread['start'], readonly PrefetchKey[]][] = [
    ['Not open to the app', unreadable.filter(isClosed)],
    ['Could not be read', unreadable.filter((key) => !isClosed(key))],
    ['Read only in part', inPart],
  ];
  return sentences.flatMap(([start, keys]) =>
    keys.length === 0 ? [] : [{ start, parts: keys.map((key) => NAMES[key]) }],
  );
}
