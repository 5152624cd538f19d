/** The window of an outcome as days and times of one stroke. */
import { windowOf } from '../../../server/clinical/observed/observation-window.ts';
import type { OutcomeKind } from '../../../server/clinical/observed/outcome-kinds.ts';
import { observationWindowText } from '../../../server/clinical/text/en.ts';
import { dayAndTime, dayAndYear } from '../times.ts';
import type { Stroke } from './strokes.ts';

const HOUR_MS = 3_600_000;

/** Windows that end within so many hours are told with the time of day. */
const SHORT_HOURS = 72;

/** `26 Jan 2027 to 27 Mar 2027`; undefined where it is not known what it is counted from. */
export function windowDates(
  kind: OutcomeKind,
  { start, treatment }: Pick<Stroke, 'start' | 'treatment'>,
): string | undefined {
  const window = windowOf(kind);
  const treatedAt = treatment.status === 'treated' ? treatment.at : undefined;
  const zero = window.since === 'treatment' ? treatedAt : start;
  if (zero === undefined) return undefined;
  const told = window.untilHours < SHORT_HOURS ? dayAndTime : dayAndYear;
  const from = told(zero + window.fromHours * HOUR_MS);
  return window.untilHours === Infinity
    ? `alive on ${from} or later`
    : `${from} to ${told(zero + window.untilHours * HOUR_MS)}`;
}

/** In which window an observation counts, in words and as dates of this stroke. */
export function windowSentence(kind: OutcomeKind, stroke: Stroke): string {
  const dates = windowDates(kind, stroke);
  return `${observationWindowText(kind)}${dates === undefined ? '' : ` Here: ${dates}.`}`;
}
