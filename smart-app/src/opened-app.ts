/** What the shell is given once the launch is done: it, and the elements in it, fetch nothing themselves. */
import type { AssessmentHistory, AssessmentView } from '../../server/api/contract.ts';
import type { Policy } from '../../server/clinical/policy.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import type { ChartAnswer } from './chart/read-chart.ts';
import type { OutcomeService } from './outcomes/outcome-model.ts';
import type { Patient } from './patient.ts';

/** An assessment that was made before, or the chart as it was read just now. */
export type OpenedAssessment =
  ({ readonly from: 'record' } & AssessmentView) | ({ readonly from: 'chart' } & ChartAnswer);

export interface OpenedApp {
  readonly patient: Patient;
  /** False when the EHR shows itself whose chart is open. */
  readonly needsBanner: boolean;
  /** The site's, by which edited facts are assessed. */
  readonly policy: Policy;
  /** Id of the assessment that the card's link stands for. */
  readonly fromCard: string | undefined;
  /** What the launch leads to: the card's assessment, or the chart now. @throws Error in words for the user */
  readonly open: () => Promise<OpenedAssessment>;
  /** @throws Error in words for the user */
  readonly readChart: () => Promise<OpenedAssessment>;
  /** @throws Error in words for the user */
  readonly openRecord: (id: string) => Promise<OpenedAssessment>;
  /** @throws Error in words for the user */
  readonly history: () => Promise<AssessmentHistory>;
  /** What became of the patient. */
  readonly outcomes: OutcomeService;
  readonly predict: (facts: StrokeFacts, signal: AbortSignal) => Promise<readonly Prediction[]>;
}
