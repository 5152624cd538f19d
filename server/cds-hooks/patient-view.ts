/** patient-view: for a patient with an acute stroke, the outcome scores and the app; otherwise silence. */
import { answerWithAssessment } from './answer.ts';
import { answerWithNothing } from './call-record.ts';
import type { HookCall, HookDeps } from './hook-deps.ts';
import { assessTimed, cardDepsFor } from './order-hook.ts';
import { parseHookRequest } from './parse.ts';
import { chartAccess, readPatientChart } from './patient-chart.ts';
import { prognosisCard } from './prognosis-card.ts';
import { strokeContext } from './stroke-context.ts';
import { unreadSentences } from './unread.ts';
import type { CdsResponse } from './wire.ts';

export function createPatientView(deps: HookDeps) {
  return async (call: HookCall): Promise<CdsResponse> => {
    const request = parseHookRequest('patient-view', call.body);
    const access = chartAccess(request, call, deps);
    const { chart, reading, now } = await call.hops.time('chart', () =>
      readPatientChart(request, access, deps),
    );
    const answerContext = { serviceId: 'stroke-prognosis', request, call, agents: [] } as const;
    // A mix-up is reported where someone acts on it, at the order; opening a chart is not the place.
    if (reading.kind === 'patient-mismatch') return answerWithNothing('wrong-patient', answerContext, deps);
    const context = strokeContext([], chart.conditions, reading.facts, access.patient, now);
    if (context !== 'stroke') return answerWithNothing('nothing-to-say', answerContext, deps);
    const assessment = await assessTimed(reading, now, call, deps);
    return answerWithAssessment(assessment, answerContext, deps, (subject) =>
      prognosisCard(assessment, unreadSentences(chart), subject, cardDepsFor(call, deps)),
    );
  };
}
