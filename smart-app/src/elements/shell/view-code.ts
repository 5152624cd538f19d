/** The code of views beside the first: loaded when one is opened, or ahead of that once the first is shown. */
import type { ViewId } from '../../routes.ts';

const LOADERS: ReadonlyMap<ViewId, () => Promise<unknown>> = new Map([
  ['recovery', () => import('../recovery-view.ts')],
  ['family', () => import('../family-view.ts')],
  ['outcome', () => import('../outcome-view.ts')],
]);

type CodeState = 'ready' | 'pending' | 'failed';

export class ViewCode {
  private readonly states = new Map<ViewId, CodeState>();
  private readonly changed: () => void;

  /** @param changed called when code has come, or cannot be had */
  constructor(changed: () => void) {
    this.changed = changed;
  }

  /** Asks for the code if nobody has. `failed` stays until the page is loaded again: browsers remember that. */
  stateOf(view: ViewId): CodeState {
    const load = LOADERS.get(view);
    if (!load) return 'ready';
    const known = this.states.get(view);
    if (known !== undefined) return known;
    this.states.set(view, 'pending');
    const settle = (state: CodeState) => {
      this.states.set(view, state);
      this.changed();
    };
    load().then(
      () => {
        settle('ready');
      },
      () => {
        settle('failed');
      },
    );
    return 'pending';
  }

  /** Then other views are there when they are opened, also if the connection is gone by then. */
  loadAhead(): void {
    for (const view of LOADERS.keys()) this.stateOf(view);
  }
}
