/**
 * What the shell shows: the launch under way, failed or done; which assessment is open; and what kept the last wish from
 * being fulfilled. Whatever is shown stays until something else can take its place.
 */
import type { AssessmentView } from '../../server/api/contract.ts';
import { LaunchRefused } from './launch-context.ts';
import type { OpenedApp, OpenedAssessment } from './opened-app.ts';
import { Workbench, type WorkbenchState } from './workbench.ts';

/** In words for the user. */
export interface Problem {
  readonly message: string;
  /** Absent when trying again leads nowhere. */
  readonly retry?: () => void;
}

export interface AppState {
  /** Undefined until the launch is done. */
  readonly app: OpenedApp | undefined;
  /** The assessment that is open; undefined until there is one. */
  readonly opened: OpenedAssessment | undefined;
  /** The assessment of the card, once it was opened. */
  readonly card: AssessmentView | undefined;
  readonly isWaiting: boolean;
  readonly problem: Problem | undefined;
}

const INITIAL: AppState = {
  app: undefined,
  opened: undefined,
  card: undefined,
  isWaiting: true,
  problem: undefined,
};

/** A slider or a typed number makes many edits; the models are asked about the last one. */
const DEBOUNCE_MS = 300;

export class AppModel {
  private readonly changed: () => void;
  private current = INITIAL;
  private workbench: Workbench | undefined;
  /** Of the latest wish; the answer to an earlier one comes too late. */
  private wish = 0;

  /** @param changed called after every change of the state or of the workbench's */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  get state(): AppState {
    return this.current;
  }

  get shown(): WorkbenchState | undefined {
    return this.workbench?.state;
  }

  /** Completes the launch, then opens what it leads to. */
  start(load: () => Promise<OpenedApp>): void {
    void this.fulfil(load, (app) => {
      this.workbench = new Workbench({
        policy: app.policy,
        predict: app.predict,
        debounceMs: DEBOUNCE_MS,
        changed: this.changed,
      });
      this.show({ app });
      this.open(app.open);
    });
  }

  readChart(): void {
    if (this.current.app) this.open(this.current.app.readChart);
  }

  openRecord(id: string): void {
    const { app } = this.current;
    if (app) this.open(() => app.openRecord(id));
  }

  edit(...edit: Parameters<Workbench['edit']>): void {
    this.workbench?.edit(...edit);
  }

  clearEdits(): void {
    this.workbench?.clearEdits();
  }

  /** What failed for want of a connection is tried again. */
  connectionIsBack(): void {
    this.current.problem?.retry?.();
    this.workbench?.retryPredictions();
  }

  private open(read: () => Promise<OpenedAssessment>): void {
    void this.fulfil(read, (opened) => {
      const { app, card } = this.current;
      const isOfCard = opened.from === 'record' && opened.id === app?.fromCard;
      this.workbench?.open(opened.assessment, opened.from === 'chart' ? 'pending' : 'current');
      this.show({ opened, card: isOfCard ? opened : card, isWaiting: false });
    });
  }

  private async fulfil<T>(ask: () => Promise<T>, then: (answer: T) => void): Promise<void> {
    this.wish += 1;
    const mine = this.wish;
    this.show({ isWaiting: true, problem: undefined });
    try {
      const answer = await ask();
      if (mine === this.wish) then(answer);
    } catch (error) {
      if (mine !== this.wish) return;
      const message = error instanceof Error ? error.message : 'The app could not be opened.';
      const again = () => void this.fulfil(ask, then);
      const problem = error instanceof LaunchRefused ? { message } : { message, retry: again };
      this.show({ isWaiting: false, problem });
    }
  }

  private show(change: Partial<AppState>): void {
    this.current = { ...this.current, ...change };
    this.changed();
  }
}
