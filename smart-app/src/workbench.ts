/**
 * The state of the page: an assessment as it was opened, the "what if" edits of its facts, and the assessment of the
 * edited facts. The core runs here, at once; what the server's models say of the edits follows.
 */
import { assess } from '../../server/clinical/assess.ts';
import { CORE_VERSION, type Assessment } from '../../server/clinical/assessment.ts';
import type { Fact } from '../../server/clinical/known.ts';
import type { Policy } from '../../server/clinical/policy.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import type { FactName, FactValue, StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { isSameFact } from './fact-values.ts';

/** A value to try for one fact; undefined goes back to the recorded one. */
export type FactEdit = {
  [N in FactName]: { readonly fact: N; readonly value: Fact<FactValue<N>> | undefined };
}[FactName];

/** Whether the predictions belong to the facts that are shown. */
export type PredictionsState = 'current' | 'pending' | 'unavailable';

export interface WorkbenchState {
  /** With the edits applied: what is shown. */
  readonly assessment: Assessment;
  /** As recorded, while there are edits. */
  readonly baseline: Assessment | undefined;
  readonly predictionsState: PredictionsState;
}

export interface WorkbenchDeps {
  readonly policy: Policy;
  /** Asks the server's models; rejects when they cannot be asked. */
  readonly predict: (facts: StrokeFacts, signal: AbortSignal) => Promise<readonly Prediction[]>;
  /** Called after every change of the state. */
  readonly changed: () => void;
  /** How long the models wait for the next edit, milliseconds: a slider makes many. */
  readonly debounceMs: number;
}

interface PredictionsAsked {
  readonly abort: AbortController;
  readonly timer: ReturnType<typeof setTimeout>;
}

export class Workbench {
  private readonly deps: WorkbenchDeps;
  private recorded: Assessment | undefined;
  /** Whether the models have answered for the recorded facts. */
  private recordedPredictions: PredictionsState = 'current';
  private edits: Partial<Record<FactName, Fact<unknown>>> = {};
  private shown: WorkbenchState | undefined;
  private asked: PredictionsAsked | undefined;

  constructor(deps: WorkbenchDeps) {
    this.deps = deps;
  }

  /** Undefined until an assessment is opened. */
  get state(): WorkbenchState | undefined {
    return this.shown;
  }

  /**
   * Shows an assessment, without edits.
   * @param predictions `pending` when it was made here and no model has been asked yet
   */
  open(assessment: Assessment, predictions: 'current' | 'pending' = 'current'): void {
    this.recorded = assessment;
    this.recordedPredictions = predictions;
    this.edits = {};
    this.refresh();
  }

  /** Tries a value. What is recorded already is no edit; nothing happens while no assessment is open. */
  edit({ fact, value }: FactEdit): void {
    if (!this.recorded) return;
    const { [fact]: former, ...others } = this.edits;
    const isEdit = value !== undefined && !isSameFact(value, this.recorded.facts[fact]);
    const isUnchanged = isEdit ? former !== undefined && isSameFact(value, former) : former === undefined;
    if (isUnchanged) return;
    this.edits = isEdit ? { ...others, [fact]: value } : others;
    this.refresh();
  }

  /** Back to the facts as recorded. */
  clearEdits(): void {
    if (Object.keys(this.edits).length === 0) return;
    this.edits = {};
    this.refresh();
  }

  /** Asks the models once more if they could not be asked: the connection is back. */
  retryPredictions(): void {
    if (this.shown?.predictionsState === 'unavailable') this.refresh();
  }

  /** Shows recorded facts and edits at once, and asks the models where they have not answered. */
  private refresh(): void {
    this.stopAsking();
    const { recorded } = this;
    if (!recorded) return;
    if (Object.keys(this.edits).length > 0) {
      // Each edit was typed against the fact it stands under.
      const facts = { ...recorded.facts, ...this.edits } as StrokeFacts;
      const former = this.shown?.assessment.predictions ?? recorded.predictions;
      this.show({
        assessment: this.assessed(recorded, facts, former),
        baseline: this.underPresentRules(recorded),
        predictionsState: 'pending',
      });
      this.ask(facts);
      return;
    }
    const isAnswered = this.recordedPredictions === 'current';
    this.show({
      assessment: recorded,
      baseline: undefined,
      predictionsState: isAnswered ? 'current' : 'pending',
    });
    if (!isAnswered) this.ask(recorded.facts);
  }

  /** The models of these facts, after a pause; an edit in between calls the question back. */
  private ask(facts: StrokeFacts): void {
    const abort = new AbortController();
    const timer = setTimeout(() => {
      this.deps.predict(facts, abort.signal).then(
        (predictions) => {
          if (!abort.signal.aborted) this.answered(predictions, 'current');
        },
        () => {
          // Figures of other facts would stand beside these: none are shown.
          if (!abort.signal.aborted) this.answered([], 'unavailable');
        },
      );
    }, this.deps.debounceMs);
    this.asked = { abort, timer };
  }

  private stopAsking(): void {
    if (!this.asked) return;
    clearTimeout(this.asked.timer);
    this.asked.abort.abort();
    this.asked = undefined;
  }

  private answered(predictions: readonly Prediction[], predictionsState: PredictionsState): void {
    this.asked = undefined;
    if (!this.shown) return;
    const assessment = { ...this.shown.assessment, predictions };
    if (!this.shown.baseline) {
      this.recorded = assessment;
      this.recordedPredictions = predictionsState;
    }
    this.show({ ...this.shown, assessment, predictionsState });
  }

  private show(state: WorkbenchState): void {
    this.shown = state;
    this.deps.changed();
  }

  /** An edit is compared under one set of rules: a stored assessment may come from an earlier one. */
  private underPresentRules(recorded: Assessment): Assessment {
    const isPresent =
      recorded.coreVersion === CORE_VERSION && recorded.policyVersion === this.deps.policy.version;
    return isPresent ? recorded : this.assessed(recorded, recorded.facts, recorded.predictions);
  }

  /** At the instant of the recorded assessment: its facts are of then. */
  private assessed(recorded: Assessment, facts: StrokeFacts, predictions: readonly Prediction[]): Assessment {
    return assess(facts, new Date(recorded.assessedAt), this.deps.policy, recorded.setAside, predictions);
  }
}
