/** What the shell is given once launch and session are done: it, and the elements in it, fetch nothing themselves. */
import type { AssessmentView } from '../../server/api/contract.ts';
import type { Policy } from '../../server/clinical/policy.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import type { Launch } from './session.ts';

export interface OpenedApp {
  readonly launch: Launch;
  /** The site's, by which edited facts are assessed. */
  readonly policy: Policy;
  readonly predict: (facts: StrokeFacts, signal: AbortSignal) => Promise<readonly Prediction[]>;
  /** Undefined when the launch named no assessment. */
  readonly opened: AssessmentView | undefined;
}
