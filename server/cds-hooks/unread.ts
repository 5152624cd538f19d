/** What of the chart could not be read, in words: no record of it is no sign that there is nothing. */
import type { Chart } from '../fhir/chart.ts';
import { PREFETCH_KEYS, type PrefetchKey } from '../fhir/prefetch.ts';

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

/** Sentences in Markdown; none when everything was read to its end. */
export function unreadSentences(chart: Chart): string[] {
  const unreadable = PREFETCH_KEYS.filter((key) => chart[key].state === 'unreadable');
  const inPart = PREFETCH_KEYS.filter((key) => {
    const part = chart[key];
    return part.state === 'read' && !part.complete;
  });
  return [
    ...sentence('Could not be read', unreadable),
    ...sentence('Read only in part', inPart),
    ...(unreadable.length + inPart.length > 0 ? ['What was not read is not ruled out.'] : []),
  ];
}

function sentence(start: string, keys: readonly PrefetchKey[]): string[] {
  return keys.length === 0 ? [] : [`**${start}:** ${keys.map((key) => NAMES[key]).join(', ')}.`];
}
