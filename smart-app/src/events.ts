/** What views and panels ask of the shell: typed events that bubble out of every shadow tree. */
import type { EvidenceId } from '../../server/clinical/evidence/registry.ts';
import type { FactName } from '../../server/clinical/stroke-facts.ts';
import type { FactEdit } from './workbench.ts';

export interface AppEvents {
  /** A what-if value for one fact; undefined restores the recorded one. */
  readonly 'fact-edit': FactEdit;
  /** Back to the facts as recorded. */
  readonly 'edits-clear': undefined;
  /** Shows an assessment that was made before. */
  readonly 'open-assessment': { readonly id: string };
  /** Reads the chart as it is now. */
  readonly 'read-chart': undefined;
  /** Opens the papers behind a figure. */
  readonly 'show-evidence': { readonly evidence: readonly EvidenceId[] };
  /** Brings the editor of a fact into view. */
  readonly 'show-fact': { readonly fact: FactName };
}

/** @returns an event to dispatch on any element; the shell hears it */
export function appEvent<K extends keyof AppEvents>(
  type: K,
  detail: AppEvents[K],
): CustomEvent<AppEvents[K]> {
  return new CustomEvent(type, { detail, bubbles: true, composed: true });
}

declare global {
  // Listeners in templates and by addEventListener get the detail typed.
  interface HTMLElementEventMap {
    'fact-edit': CustomEvent<AppEvents['fact-edit']>;
    'edits-clear': CustomEvent<undefined>;
    'open-assessment': CustomEvent<AppEvents['open-assessment']>;
    'read-chart': CustomEvent<undefined>;
    'show-evidence': CustomEvent<AppEvents['show-evidence']>;
    'show-fact': CustomEvent<AppEvents['show-fact']>;
  }
}
