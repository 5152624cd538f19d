/** What is typed into the editor of an outcome, and what it means once it is complete. Times are those of this workplace. */
import {
  ALLOWED_VALUES,
  isAllowedValue,
  OUTCOME_SOURCES,
  type OutcomeKind,
  type OutcomeSource,
  type OutcomeValue,
} from '../../../server/clinical/observed/outcome-kinds.ts';
import { DRAFT_PROBLEMS } from '../../../server/clinical/text/en.ts';
import type { Stroke } from './strokes.ts';

export interface OutcomeDraft {
  /** `true`, `false`, a class or a grade; empty while nothing is chosen. */
  readonly answer: string;
  /** `2026-11-23`. */
  readonly date: string;
  /** `10:42`. */
  readonly time: string;
  readonly source: string;
}

/** As the API names what it refuses. */
export type DraftField = 'value' | 'observedAt' | 'source';

export type DraftProblems = Readonly<Partial<Record<DraftField, string>>>;

export interface Observed {
  readonly kind: OutcomeKind;
  readonly value: OutcomeValue;
  /** With the offset of this workplace. */
  readonly observedAt: string;
  readonly source: OutcomeSource;
}

export type DraftResult =
  | { readonly ok: true; readonly observed: Observed }
  | { readonly ok: false; readonly problems: DraftProblems };

export const EMPTY_DRAFT: OutcomeDraft = { answer: '', date: '', time: '', source: '' };

export function draftOf({
  value,
  observedAt,
  source,
}: {
  readonly value: OutcomeValue;
  readonly observedAt: string;
  readonly source: string;
}): OutcomeDraft {
  return { answer: String(value), ...localTime(new Date(observedAt)), source };
}

/** The clock of this workplace, to the minute. */
export function localTime(instant: Date): Pick<OutcomeDraft, 'date' | 'time'> {
  const [date = '', time = ''] = withOffset(instant).split('T');
  return { date, time: time.slice(0, 5) };
}

/** The value that is chosen, or undefined. */
export function chosenValue(kind: OutcomeKind, { answer }: OutcomeDraft): OutcomeValue | undefined {
  const value = answer === '' ? undefined : valueOf(kind, answer);
  return isAllowedValue(kind, value) ? value : undefined;
}

/** The instant that is typed, or undefined while it is not complete. */
export function typedInstant({ date, time }: OutcomeDraft): Date | undefined {
  const instant = new Date(`${date}T${time}`);
  return date === '' || time === '' || Number.isNaN(instant.getTime()) ? undefined : instant;
}

/** @param now by the service's clock, which is the one that decides what is in the future */
export function readDraft(
  kind: OutcomeKind,
  draft: OutcomeDraft,
  stroke: Pick<Stroke, 'from' | 'until'>,
  now: Date,
): DraftResult {
  const value = chosenValue(kind, draft);
  const instant = typedInstant(draft);
  const source = OUTCOME_SOURCES.find((one) => one === draft.source);
  const when = instant === undefined ? DRAFT_PROBLEMS['no-time'] : timeProblem(instant, stroke, now);
  if (value === undefined || instant === undefined || source === undefined || when !== undefined) {
    return {
      ok: false,
      problems: {
        ...(value === undefined && { value: DRAFT_PROBLEMS['no-value'] }),
        ...(when !== undefined && { observedAt: when }),
        ...(source === undefined && { source: DRAFT_PROBLEMS['no-source'] }),
      },
    };
  }
  return { ok: true, observed: { kind, value, observedAt: withOffset(instant), source } };
}

function timeProblem(instant: Date, { from, until }: Pick<Stroke, 'from' | 'until'>, now: Date) {
  if (instant > now) return DRAFT_PROBLEMS.future;
  if (instant.getTime() < from) return DRAFT_PROBLEMS['before-stroke'];
  return instant.getTime() >= until ? DRAFT_PROBLEMS['next-stroke'] : undefined;
}

function valueOf(kind: OutcomeKind, answer: string): OutcomeValue {
  switch (ALLOWED_VALUES[kind].form) {
    case 'yes-no':
      return answer === 'true';
    case 'choice':
      return answer;
    case 'grade':
      return Number(answer);
  }
}

/** `2026-11-23T10:42:00+01:00`. */
function withOffset(instant: Date): string {
  const minutesEast = -instant.getTimezoneOffset();
  const local = new Date(instant.getTime() + minutesEast * 60_000).toISOString().slice(0, 16);
  const two = (amount: number) => String(Math.trunc(Math.abs(amount))).padStart(2, '0');
  return `${local}:00${minutesEast < 0 ? '-' : '+'}${two(minutesEast / 60)}:${two(minutesEast % 60)}`;
}
