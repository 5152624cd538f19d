/** Typed calls of the service's JSON API. */
import type {
  AppConfig,
  AppSessionAnswer,
  AssessmentView,
  ModelDescription,
} from '../../server/api/contract.ts';
import type { Assessment } from '../../server/clinical/assessment.ts';
import type { Fact } from '../../server/clinical/known.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { essence } from './fact-values.ts';
import type { Launch } from './session.ts';

/** A refusal in words for the person in front of the screen. */
class ApiError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
  }
}

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'The session has ended. Close this window and open the app from the EHR again.',
  404: 'This assessment cannot be shown: it does not exist, or it is not of the patient who is open.',
  410: 'This assessment was made by an earlier version of the rules. Sign or select the order again.',
  503: 'The EHR did not answer when we asked for proof of the patient. Try again in a moment.',
};

export async function fetchConfig(): Promise<AppConfig> {
  return (await callJson('/app/config.json')) as AppConfig;
}

/** Hands the launch over to the service, once: it proves user and patient at the EHR, and keeps no token. */
export async function exchangeLaunch(launch: Launch): Promise<string> {
  const { iss, idToken, accessToken, nonce, patient } = launch;
  const body = JSON.stringify({ iss, idToken, accessToken, nonce, patient: patient.id });
  const answer = (await callJson('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body,
  })) as AppSessionAnswer;
  return answer.session;
}

/** @param session from `exchangeLaunch` */
export async function fetchAssessment(id: string, session: string): Promise<AssessmentView> {
  const path = `/api/assessments/${encodeURIComponent(id)}`;
  return (await callJson(path, { headers: { authorization: `Bearer ${session}` } })) as AssessmentView;
}

/** How a model was made and tested. */
export async function fetchModel(id: string): Promise<ModelDescription> {
  return (await callJson(`/api/models/${encodeURIComponent(id)}`)) as ModelDescription;
}

/**
 * What the models say of facts, with the contribution of each input. Only values are sent: no time and no source, which
 * name records of the chart; nothing is stored.
 */
export async function fetchPredictions(
  facts: StrokeFacts,
  signal?: AbortSignal,
): Promise<readonly Prediction[]> {
  const entries: [string, Fact<unknown>][] = Object.entries(facts);
  const values = Object.fromEntries(entries.map(([name, fact]) => [name, essence(fact)]));
  const body = JSON.stringify({ facts: values, explain: true });
  const headers = { 'content-type': 'application/json' };
  const init = { method: 'POST', headers, body, ...(signal && { signal }) };
  const assessment = await callJson('/api/assessments', init);
  return (assessment as Assessment).predictions;
}

/** The service validates what it sends; the type of the contract is taken at its word. */
async function callJson(path: string, init: RequestInit = {}): Promise<unknown> {
  const response = await fetch(path, init).catch(() => undefined);
  if (response?.ok) return response.json();
  const status = response?.status ?? 0;
  throw new ApiError(
    status,
    MESSAGES[status] ?? 'The stroke service cannot be reached. Try again in a moment.',
  );
}
