/** order-select and order-sign: one order, seven hops. Hop 1 (trust) is the router's. */
import { assess } from '../clinical/assess.ts';
import type { Assessment } from '../clinical/assessment.ts';
import type { FactsReading } from '../fhir/facts-from-chart.ts';
import { patientMismatch } from '../fhir/belongs-to-patient.ts';
import { answerWithAssessment, answerWithCards } from './answer.ts';
import { answerWithNothing } from './call-record.ts';
import { comparisonCard, noIndicationCard, orderNotes, patientMismatchCard, type CardDeps } from './cards.ts';
import { doseCard, doseNote } from './dose-card.ts';
import { eligibilityCard } from './eligibility-card.ts';
import type { HookCall, HookDeps } from './hook-deps.ts';
import { parseHookRequest } from './parse.ts';
import { chartAccess, readPatientChart } from './patient-chart.ts';
import { strokeContext } from './stroke-context.ts';
import { thrombolyticOrders } from './thrombolytic-order.ts';
import { unreadSentences } from './unread.ts';
import type { Card, CdsResponse } from './wire.ts';

export function createOrderHook(hook: 'order-select' | 'order-sign', deps: HookDeps) {
  const serviceId = `thrombolysis-${hook}` as const;
  return async (call: HookCall): Promise<CdsResponse> => {
    const request = parseHookRequest(hook, call.body);
    const access = chartAccess(request, call, deps);
    const { patient, reader } = access;
    const selections = 'selections' in request.context ? request.context.selections : undefined;
    const readMedication = async (reference: string): Promise<unknown> => {
      const answer = await reader?.get(reference);
      return answer?.ok ? deps.codeMap.translate(answer.body) : undefined;
    };
    const orders = await thrombolyticOrders(
      request.context.draftOrders,
      selections,
      readMedication,
      deps.codeMap.translate,
    );
    const context = { serviceId, request, call, agents: orders.map((order) => order.agent) };
    if (orders.length === 0) return answerWithNothing('nothing-to-say', context, deps);

    const cardDeps = cardDepsFor(call, deps);
    const isForOther = orders.some(({ subject }) => patientMismatch(subject, patient) === 'wrong-patient');
    if (isForOther) return answerWithCards([patientMismatchCard(cardDeps)], 'wrong-patient', context, deps);

    const { chart, reading, now } = await call.hops.time('chart', () =>
      readPatientChart(request, access, deps),
    );
    if (reading.kind === 'patient-mismatch') {
      return answerWithCards([patientMismatchCard(cardDeps)], 'wrong-patient', context, deps);
    }
    switch (strokeContext(orders, chart.conditions, reading.facts, patient, now)) {
      case 'other':
        return answerWithNothing('nothing-to-say', context, deps);
      case 'unknown':
        return answerWithCards(
          [noIndicationCard(unreadSentences(chart), cardDeps)],
          'no-indication',
          context,
          deps,
        );
      case 'stroke': {
        const assessment = await assessTimed(reading, now, call, deps);
        const notes = orders.flatMap((order) => [
          ...orderNotes(order),
          ...doseNote(order, assessment.facts, deps.policy),
        ]);
        return answerWithAssessment(assessment, context, deps, (subject) =>
          warningsFirst([
            comparisonCard(assessment, { unread: unreadSentences(chart), notes }, subject, cardDeps),
            ...eligibilityCard(assessment, cardDeps),
            ...orders.flatMap((order) => doseCard(order, assessment.facts, now, deps.policy, cardDeps)),
          ]),
        );
      }
    }
  };
}

/** Hops 5 and 6: what the models say, then the judgement. */
export async function assessTimed(
  { facts, setAside }: Extract<FactsReading, { kind: 'facts' }>,
  now: Date,
  { hops }: Pick<HookCall, 'hops'>,
  { predictor, policy }: Pick<HookDeps, 'predictor' | 'policy'>,
): Promise<Assessment> {
  // Models that need an MRI of the stay get its lesion map through the API; without it they would only add noise.
  const moment = 'before-treatment';
  const predictions = await hops.time('models', () => predictor.predict(facts, { moment }));
  return hops.time('assessment', () => assess(facts, now, policy, setAside, predictions));
}

/** EHRs show cards in the order given; what may have to stop the order comes before what informs it. */
function warningsFirst(cards: readonly Card[]): Card[] {
  return [
    ...cards.filter(({ indicator }) => indicator !== 'info'),
    ...cards.filter(({ indicator }) => indicator === 'info'),
  ];
}

/** The app is offered only where the EHR has registered it. */
export function cardDepsFor({ client }: HookCall, deps: HookDeps): CardDeps {
  return {
    newId: deps.newId,
    appLaunchUrl: client.appClientId === undefined ? undefined : deps.appLaunchUrl,
    selectionBehavior: client.selectionBehavior ?? deps.selectionBehavior,
  };
}
