/** Recording what was said. A database that is down costs the record and the app link, never the card. */
import { headlineResults, type Assessment } from '../clinical/assessment.ts';
import { isExact } from '../clinical/range.ts';
import type { AssessmentRecord, HookCallOutcome } from '../storage/store.ts';
import { answerWithNothing, callRecord, record } from './call-record.ts';
import type { CardSubject } from './cards.ts';
import { provingBase } from './clients.ts';
import type { HookCall, HookDeps } from './hook-deps.ts';
import { fingerprintOf, worthShowing, type Fingerprinted } from './repeats.ts';
import type { ServiceId } from './services.ts';
import type { Agent } from '../fhir/thrombolytics.ts';
import type { Card, CdsResponse, HookName, HookRequest } from './wire.ts';
import { writePredictionsOf } from './write-back.ts';

export interface AnswerContext {
  readonly serviceId: ServiceId;
  readonly request: HookRequest<HookName>;
  readonly call: HookCall;
  readonly agents: readonly Agent[];
}

/**
 * Stores an assessment with the cards made from it, and answers with those that were not shown before.
 * @param build makes the cards; called again without an assessment id if storing failed
 */
export async function answerWithAssessment(
  assessment: Assessment,
  context: AnswerContext,
  deps: HookDeps,
  build: (subject: CardSubject) => readonly Card[],
): Promise<CdsResponse> {
  const { request, call, serviceId, agents } = context;
  const id = deps.newId();
  const subject = {
    patientId: request.context.patientId,
    encounterId: request.context.encounterId,
  };
  const fhirBase = provingBase(call.client, request.fhirServer);
  const built = build({ ...subject, assessmentId: fhirBase === null ? undefined : id });
  const shown = await notShownBefore(built, assessment, context, deps);
  if (shown.length === 0) return answerWithNothing('shown-before', context, deps);
  const stored = {
    id,
    createdAt: assessment.assessedAt,
    clientId: call.client.id,
    serviceId,
    hookInstance: request.hookInstance,
    fhirBase,
    patientId: request.context.patientId,
    encounterId: request.context.encounterId ?? null,
    // For the record of who decided; kept only where that is written to the EHR.
    ...(call.client.writeBack && { userId: request.context.userId }),
    document: { assessment, agents: [...agents], versions: deps.versions },
  };
  const outcome = headlineResults(assessment).some(({ total }) => isExact(total))
    ? 'cards'
    : 'cannot-compute';
  if (await recordCards(shown, { outcome, assessment: stored }, context, deps)) {
    writePredictionsOf(stored, assessment, subject.encounterId, context, deps.writeBack);
    return { cards: shown.map(({ card }) => card) };
  }
  const fingerprints = new Set(shown.map(({ fingerprint }) => fingerprint));
  const withoutLink = build({ ...subject, assessmentId: undefined });
  return { cards: withoutLink.filter((card) => fingerprints.has(fingerprintOf(card, assessment))) };
}

/** Stores and answers with cards that rest on no assessment. */
export async function answerWithCards(
  cards: readonly Card[],
  outcome: HookCallOutcome,
  context: AnswerContext,
  deps: HookDeps,
): Promise<CdsResponse> {
  const shown = await notShownBefore(cards, undefined, context, deps);
  if (shown.length === 0) return answerWithNothing('shown-before', context, deps);
  await recordCards(shown, { outcome, assessment: null }, context, deps);
  return { cards: shown.map(({ card }) => card) };
}

function notShownBefore(
  cards: readonly Card[],
  assessment: Assessment | undefined,
  { request, call, serviceId }: AnswerContext,
  deps: HookDeps,
): Promise<readonly Fingerprinted[]> {
  const occasion = {
    clientId: call.client.id,
    serviceId,
    patientId: request.context.patientId,
    encounterId: request.context.encounterId,
  };
  const fingerprinted = cards.map((card) => ({ card, fingerprint: fingerprintOf(card, assessment) }));
  return worthShowing(fingerprinted, occasion, deps.repeatCards, deps.store);
}

function recordCards(
  shown: readonly Fingerprinted[],
  {
    outcome,
    assessment,
  }: { readonly outcome: HookCallOutcome; readonly assessment: AssessmentRecord | null },
  context: AnswerContext,
  deps: HookDeps,
): Promise<boolean> {
  const { serviceId, call, request } = context;
  const createdAt = deps.now().toISOString();
  const cards = shown.map(({ card, fingerprint }) => ({
    uuid: card.uuid,
    assessmentId: assessment?.id ?? null,
    serviceId,
    clientId: call.client.id,
    createdAt,
    card,
    patientId: request.context.patientId,
    encounterId: request.context.encounterId ?? null,
    fingerprint,
  }));
  const ended = { outcome, cards: cards.length, assessmentId: assessment?.id };
  return record({ call: callRecord(context, ended, deps), assessment, cards }, call, deps);
}
