/**
 * The record of what became of the patient, and the entries under way. What is typed stays until it is on record: an
 * answer that was lost on its way is asked for again under the same id, and so recorded once.
 */
import type { OutcomeHistory, SentOutcome } from '../../../server/api/contract.ts';
import type { OutcomeKind } from '../../../server/clinical/observed/outcome-kinds.ts';
import { ApiError } from '../api.ts';
import { draftOf, EMPTY_DRAFT, readDraft, type DraftProblems, type OutcomeDraft } from './outcome-draft.ts';
import { strokesIn, type OutcomeEntry, type RecordedOutcome, type Stroke } from './strokes.ts';

/** The service, as far as this view uses it. */
export interface OutcomeService {
  /** @throws Error in words for the user */
  readonly read: () => Promise<OutcomeHistory>;
  /** @throws Error in words for the user; ApiError names the fields that were refused */
  readonly record: (report: SentOutcome) => Promise<unknown>;
  /** By the service's clock. */
  readonly now: () => Date;
}

/** One line that is being recorded, corrected or withdrawn. */
export interface OutcomeEdit {
  readonly action: 'record' | 'withdraw';
  /** The entry that is corrected or withdrawn. */
  readonly target: RecordedOutcome | undefined;
  readonly draft: OutcomeDraft;
  /** The outcome of which time and source are offered, because it was recorded just now. */
  readonly offeredFrom: OutcomeKind | undefined;
  /** Something was typed or sent. */
  readonly isTouched: boolean;
  readonly problems: DraftProblems;
  readonly isSending: boolean;
  /** Why it is not on record, in words. */
  readonly failure: string | undefined;
}

type Reading =
  | { readonly kind: 'pending' }
  | { readonly kind: 'failed'; readonly message: string }
  | { readonly kind: 'complete'; readonly history: OutcomeHistory };

/** The last that was sent of a line: sent again unchanged, it keeps its id. */
interface Attempt {
  readonly id: string;
  readonly content: string;
}

/** What was recorded last. */
export interface Saved {
  readonly kind: OutcomeKind;
  readonly action: OutcomeEdit['action'];
  readonly draft: OutcomeDraft;
}

export class OutcomeModel {
  private readonly service: OutcomeService;
  private readonly changed: () => void;
  private readonly edits = new Map<OutcomeKind, OutcomeEdit>();
  private readonly attempts = new Map<OutcomeKind, Attempt>();
  private reading: Reading = { kind: 'pending' };
  /** Recorded here: a reading that was under way meanwhile may not have them yet. */
  private own: readonly OutcomeEntry[] = [];
  private known: readonly Stroke[] = [];
  /** The latest, unless another was chosen or entries are under way. */
  private chosen: Stroke | undefined;
  private lastSaved: Saved | undefined;

  /** @param changed called after every change */
  constructor(service: OutcomeService, changed: () => void) {
    this.service = service;
    this.changed = changed;
  }

  get state(): Reading {
    return this.reading;
  }

  /** Of the record, the latest first. Empty until it is read. */
  get strokes(): readonly Stroke[] {
    return this.known;
  }

  get shown(): Stroke | undefined {
    const { chosen, known } = this;
    return known.find(({ start }) => chosen !== undefined && start === chosen.start) ?? known[0];
  }

  get saved(): Saved | undefined {
    return this.lastSaved;
  }

  /** Entries under way belong to the stroke that is shown. */
  get isEditing(): boolean {
    return this.edits.size > 0;
  }

  /** Something was typed, or sent, that is not known to be on record. */
  get hasUnsaved(): boolean {
    return [...this.edits.values()].some((edit) => edit.isTouched);
  }

  /** By the service's clock. */
  now(): Date {
    return this.service.now();
  }

  edit(kind: OutcomeKind): OutcomeEdit | undefined {
    return this.edits.get(kind);
  }

  /** What is shown already stays until the answer has come. */
  async read(): Promise<void> {
    if (this.reading.kind === 'failed') this.show({ kind: 'pending' });
    try {
      const { strokes, outcomes } = await this.service.read();
      const missing = this.own.filter(({ id }) => !outcomes.some((one) => one.id === id));
      this.show({ kind: 'complete', history: { strokes, outcomes: [...outcomes, ...missing] } });
    } catch (error) {
      if (this.reading.kind !== 'complete') this.show({ kind: 'failed', message: messageOf(error) });
    }
  }

  /** The one that is shown stays until entries under way are done. */
  chooseStroke(index: number): void {
    if (!this.isEditing) this.chosen = this.known[index];
    this.changed();
  }

  /**
   * @param target the entry that is corrected or withdrawn
   * @param beside kinds that are often seen together: time and source of what was just recorded of them are offered
   */
  open(
    kind: OutcomeKind,
    action: OutcomeEdit['action'],
    target?: RecordedOutcome,
    beside: readonly OutcomeKind[] = [],
  ): void {
    const last = this.lastSaved;
    const offered = !target && last?.action === 'record' && beside.includes(last.kind) ? last : undefined;
    this.chosen = this.shown;
    this.put(kind, {
      action,
      target,
      draft: target ? draftOf(target) : { ...(offered?.draft ?? EMPTY_DRAFT), answer: '' },
      offeredFrom: offered?.kind,
      isTouched: false,
      problems: {},
      isSending: false,
      failure: undefined,
    });
  }

  type(kind: OutcomeKind, change: Partial<OutcomeDraft>): void {
    const edit = this.edits.get(kind);
    if (edit && !edit.isSending)
      this.put(kind, { ...edit, draft: { ...edit.draft, ...change }, isTouched: true, problems: {} });
  }

  cancel(kind: OutcomeKind): void {
    const failed = this.edits.get(kind)?.failure !== undefined;
    this.edits.delete(kind);
    this.changed();
    // Its answer may have been lost after it was recorded.
    if (failed) void this.read();
  }

  /** Records what is typed, or withdraws what is on record. */
  async save(kind: OutcomeKind): Promise<void> {
    const [edit, stroke] = [this.edits.get(kind), this.shown];
    if (!edit || !stroke || edit.isSending) return;
    const report = this.reportOf(kind, edit, stroke);
    if (report === undefined) return;
    this.put(kind, { ...edit, problems: {}, isTouched: true, isSending: true, failure: undefined });
    try {
      await this.service.record(report);
      this.attempts.delete(kind);
      this.edits.delete(kind);
      this.lastSaved = { kind, action: edit.action, draft: edit.draft };
      this.append(report);
    } catch (error) {
      const problems = error instanceof ApiError ? problemsIn(error) : {};
      this.put(kind, { ...edit, problems, isTouched: true, isSending: false, failure: messageOf(error) });
    }
  }

  /** Undefined when something is missing, which is then said at its field. */
  private reportOf(kind: OutcomeKind, edit: OutcomeEdit, stroke: Stroke): SentOutcome | undefined {
    if (edit.action === 'withdraw') {
      if (!edit.target) return undefined;
      // Of the same time, it means the same entry.
      const { observedAt, source } = edit.target;
      return this.withId({ kind, value: null, observedAt, source });
    }
    const result = readDraft(kind, edit.draft, stroke, this.service.now());
    if (result.ok) return this.withId(result.observed);
    this.put(kind, { ...edit, problems: result.problems, failure: undefined });
    return undefined;
  }

  private withId(content: Omit<SentOutcome, 'id'>): SentOutcome {
    const { kind } = content;
    const text = JSON.stringify(content);
    const last = this.attempts.get(kind);
    const id = last?.content === text ? last.id : crypto.randomUUID();
    this.attempts.set(kind, { id, content: text });
    return { id, ...content };
  }

  /** As the service will list it. */
  private append({ observedAt, ...report }: SentOutcome): void {
    if (this.reading.kind !== 'complete') return;
    const { history } = this.reading;
    const entry = {
      ...report,
      observedAt: new Date(observedAt).toISOString(),
      recordedAt: this.service.now().toISOString(),
      isCurrent: true,
    };
    this.own = [...this.own, entry];
    this.show({ kind: 'complete', history: { ...history, outcomes: [...history.outcomes, entry] } });
  }

  private put(kind: OutcomeKind, edit: OutcomeEdit): void {
    this.edits.set(kind, edit);
    this.changed();
  }

  private show(reading: Reading): void {
    this.reading = reading;
    this.known = reading.kind === 'complete' ? strokesIn(reading.history) : [];
    this.changed();
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'The record cannot be reached.';
}

/** What the service refused, at the field it is about. */
function problemsIn({ refusal, message }: ApiError): DraftProblems {
  const fields = [...(refusal?.fields ?? [])].map(
    ([path, why]) => [path.replace('outcomes.0.', ''), why ?? message] as const,
  );
  return Object.fromEntries(fields);
}
