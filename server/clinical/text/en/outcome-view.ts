/** What the view of outcomes says around them, in the order of a stay. The keys are the closed list of its stages. */
import { isCounted, type Observation } from '../../observed/observation-window.ts';
import type { OutcomeKind } from '../../observed/outcome-kinds.ts';
import type { ReportedTreatment } from '../../observed/strokes.ts';
import { formatTenths } from '../format.ts';

export const OUTCOME_STAGES = {
  thrombolysis: {
    title: 'Thrombolysis',
    time: 'Day of the stroke',
    lead: 'Was it given, and when did it begin? Figures for treated people are compared only where this is recorded.',
    kinds: ['thrombolysis'],
  },
  imaging: {
    title: 'Imaging 22 to 36 hours after',
    time: 'The next day',
    lead: 'Heidelberg Bleeding Classification, as read from the images.',
    kinds: ['haemorrhage-imaging'],
  },
  'symptomatic-haemorrhage': {
    title: 'Symptomatic haemorrhage',
    time: 'The first week',
    lead: 'Definitions differ. Answer those by which it was judged; the others stay open, and none is worked out from another.',
    kinds: ['sich-ecass-ii', 'sich-sits-most', 'sich-ecass-iii', 'sich-ninds', 'sich-gwtg', 'sich-hat-study'],
  },
  'three-months': {
    title: 'Disability at about 90 days',
    time: '90 days',
    lead: 'Modified Rankin Scale, in the clinic or by telephone.',
    kinds: ['mrs'],
  },
  'six-months': {
    title: 'State at 6 months',
    time: '6 months',
    lead: 'As the person says, or whoever answers for them.',
    kinds: ['state-6-months'],
  },
  further: {
    title: 'Further outcomes',
    time: 'Any time',
    lead: 'Deaths, other scales and complications, where your registry asks for them.',
    kinds: [
      'death-30-days',
      'death-90-days',
      'death-1-year',
      'fatal-ich',
      'ph2-7-days',
      'malignant-oedema',
      'mrs-4-6-discharge',
      'gos-4-5-90-days',
      'favourable-composite-90-days',
      'mrs-4-6-12-months',
    ],
  },
} as const satisfies Readonly<
  Record<
    string,
    {
      readonly title: string;
      /** When in the course of the stroke. */
      readonly time: string;
      readonly lead: string;
      readonly kinds: readonly OutcomeKind[];
    }
  >
>;

export type OutcomeStage = keyof typeof OUTCOME_STAGES;

export const OUTCOME_PURPOSE =
  'What became of the patient, as it was seen. The site’s monitoring compares the predictions with it, so that everybody learns how far they can be trusted here.';

export const OUTCOME_LIMITS =
  'It is kept under a pseudonym. Nothing is written to the EHR: what belongs in the chart must be documented there. No figure shown for this patient changes.';

export const NO_STROKE_ON_RECORD =
  'No assessment of this patient is on record. What is recorded here is kept, but there is no prediction to compare it with.';

export const BEFORE_THE_STROKES =
  'Seen before the first assessment on record: kept, but there is no prediction to compare it with.';

/** A correction that lies otherwise to the window than what it started from. */
export const OTHER_TIME_NOTE =
  'This is of another time than the entry it started from: both will stand. Withdraw the first if it was wrong.';

/** What keeps an entry from being sent. */
export const DRAFT_PROBLEMS = {
  'no-value': 'Choose an answer.',
  'no-time': 'Enter date and time.',
  future: 'This is in the future. Enter what has happened.',
  'before-stroke': 'This was before the stroke that is shown.',
  'next-stroke': 'By then the next stroke had begun. Choose that one above.',
  'no-source': 'Choose where this is known from.',
} as const;

/** Why an observation is kept without being compared with a prediction; undefined when it is compared. */
export function notComparedText(
  observation: Observation,
  treatment: ReportedTreatment['status'],
): string | undefined {
  if (isCounted(observation)) return undefined;
  const { kind, hoursSinceStart, hoursSinceTreatment } = observation;
  if (kind !== 'haemorrhage-imaging')
    return `Kept, not compared: this was ${sinceText(hoursSinceStart, 'the first assessment')}.`;
  if (hoursSinceTreatment !== undefined)
    return `Kept, not compared: this was ${sinceText(hoursSinceTreatment, 'thrombolysis began')}.`;
  return treatment === 'not-treated'
    ? 'Kept, not compared: a class counts after thrombolysis, which was not given.'
    : 'Kept, not compared yet: record above whether thrombolysis was given, and when.';
}

/** `26 hours after the first assessment`, `3 hours before thrombolysis began`. */
function sinceText(hours: number, since: string): string {
  const size = Math.abs(hours);
  const [amount, unit] = size < 72 ? [formatTenths(size), 'hour'] : [`${Math.floor(size / 24)}`, 'day'];
  return `${amount} ${unit}${amount === '1' ? '' : 's'} ${hours < 0 ? 'before' : 'after'} ${since}`;
}
