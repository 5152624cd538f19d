/** What of a call is written to the client's EHR, where its registration says so. */
import { z } from 'zod';
import type { Assessment } from '../clinical/assessment.ts';
import type { Decision } from '../fhir/write-back/decision-resource.ts';
import type { AssessedPatient } from '../fhir/write-back/prediction-resources.ts';
import type { WriteBack } from '../fhir/write-back/write-back.ts';
import type { AssessmentRecord, CardRecord, FeedbackRecord, Store } from '../storage/store.ts';
import type { Client } from './clients.ts';
import type { HookCall } from './hook-deps.ts';
import type { ServiceId } from './services.ts';

/** A signed order is when the predictions stood; selecting and viewing happen many times for each order. */
const WRITES_PREDICTIONS: readonly ServiceId[] = ['thrombolysis-order-sign'];

/** Queues the predictions of a stored answer, once the answer has left. */
export function writePredictionsOf(
  record: Pick<AssessmentRecord, 'fhirBase' | 'patientId' | 'id'>,
  assessment: Assessment,
  encounterId: string | undefined,
  { serviceId, call }: { readonly serviceId: ServiceId; readonly call: HookCall },
  writeBack: WriteBack,
): void {
  const { fhirBase, patientId, id: assessmentId } = record;
  if (!call.client.writeBack || fhirBase === null || !WRITES_PREDICTIONS.includes(serviceId)) return;
  const assessed = { assessmentId, assessment, patientId, encounterId };
  call.afterAnswer(() => {
    writeBack.predictions(assessed, { clientId: call.client.id, fhirBase });
  });
}

/** The parts of a stored assessment that are needed here: written by us, so only the outline is checked. */
const documentSchema = z.object({
  assessment: z.custom<Assessment>((value) => typeof value === 'object' && value !== null),
});

const topicSchema = z.object({ source: z.object({ topic: z.object({ display: z.string() }) }) });

export interface DecisionToWrite {
  readonly decision: Decision;
  readonly assessed: AssessedPatient;
  readonly fhirBase: string;
}

/**
 * What a feedback says about an assessment; undefined when its card rests on none, or is not this client's.
 * @throws whatever the store throws
 */
export async function decisionOf(
  feedback: FeedbackRecord,
  client: Client,
  store: Pick<Store, 'findCard' | 'findAssessment'>,
): Promise<DecisionToWrite | undefined> {
  const card = await store.findCard(feedback.cardUuid);
  if (card?.clientId !== client.id || card.assessmentId === null) return undefined;
  const record = await store.findAssessment(card.assessmentId);
  const document = documentSchema.safeParse(record?.document).data;
  if (typeof record?.fhirBase !== 'string' || document === undefined) return undefined;
  return {
    fhirBase: record.fhirBase,
    assessed: {
      assessmentId: record.id,
      assessment: document.assessment,
      patientId: record.patientId,
      encounterId: card.encounterId ?? undefined,
    },
    decision: decision(feedback, card, record.userId),
  };
}

function decision(feedback: FeedbackRecord, card: CardRecord, user: string | undefined): Decision {
  const { clientId, cardUuid, outcome, outcomeTimestamp, overrideReason, userComment } = feedback;
  return {
    clientId,
    cardUuid,
    cardTopic: topicSchema.safeParse(card.card).data?.source.topic.display ?? card.serviceId,
    outcome,
    decidedAt: outcomeTimestamp,
    ...(overrideReason && { reason: overrideReason }),
    ...(userComment !== undefined && { comment: userComment }),
    ...(user !== undefined && { user }),
  };
}
