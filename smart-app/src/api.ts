/** Typed calls of the service's JSON API. */
import type {
  AppConfig,
  AppSessionAnswer,
  AssessmentHistory,
  AssessmentView,
  ModelDescription,
  OutcomeHistory,
  SentOutcome,
  SiteRules,
} from '../../server/api/contract.ts';
import type { Assessment } from '../../server/clinical/assessment.ts';
import type { Fact } from '../../server/clinical/known.ts';
import type { Prediction } from '../../server/clinical/predictions/prediction.ts';
import type { StrokeFacts } from '../../server/clinical/stroke-facts.ts';
import { essence } from './fact-values.ts';
import type { Launch } from './launch-context.ts';
import { refusalIn, type Refusal } from './refusal.ts';

/** A refusal in words for the person in front of the screen. */
export class ApiError extends Error {
  /** Of HTTP; 0 when there was no answer. */
  readonly status: number;
  readonly refusal: Refusal | undefined;

  constructor(status: number, message: string, refusal?: Refusal) {
    super(message);
    this.name = 'ApiError';
    this.status = status;
    this.refusal = refusal;
  }
}

/** Outcomes are sent one by one: the first and only is meant. */
const CODE_MESSAGES: Readonly<Record<string, string>> = {
  STORAGE_UNAVAILABLE:
    'The stroke service cannot reach its database: nothing was recorded. Try again in a moment.',
  OUTCOME_ID_USED: 'Another entry was recorded under the same id. Cancel, and enter it again.',
  INVALID_REQUEST: 'The stroke service did not accept what was entered.',
};

const MESSAGES: Readonly<Record<number, string>> = {
  401: 'The session has ended. Close this window and open the app from the EHR again.',
  404: 'This assessment cannot be shown: it does not exist, or it is not of the patient who is open.',
  410: 'This assessment was made by an earlier version of the rules. Sign or select the order again.',
  503: 'The EHR did not answer when we asked for proof of the patient. Try again in a moment.',
};

export async function fetchConfig(): Promise<AppConfig> {
  return (await answerOf('/app/config.json')).json() as Promise<AppConfig>;
}

export interface Site {
  readonly rules: SiteRules;
  /** The instant by the service's clock, which is the one on the cards: a workplace's own may be wrong. */
  readonly now: () => Date;
}

export async function fetchSite(): Promise<Site> {
  const answer = await answerOf('/app/site.json');
  const told = Date.parse(answer.headers.get('date') ?? '');
  const ahead = Number.isNaN(told) ? 0 : told - Date.now();
  return { rules: (await answer.json()) as SiteRules, now: () => new Date(Date.now() + ahead) };
}

/** Hands the launch over to the service: it proves user and patient at the EHR, and keeps no token. */
export async function exchangeLaunch(launch: Launch): Promise<AppSessionAnswer> {
  const { iss, idToken, nonce, patientId } = launch;
  const accessToken = await launch.accessToken();
  const body = JSON.stringify({ iss, idToken, accessToken, nonce, patient: patientId });
  return (await post('/api/session', body)) as AppSessionAnswer;
}

/** @param session from `exchangeLaunch` */
export async function fetchAssessment(id: string, session: string): Promise<AssessmentView> {
  const path = `/api/assessments/${encodeURIComponent(id)}`;
  return (await answerOf(path, inSession(session))).json() as Promise<AssessmentView>;
}

/** What was assessed of the patient of the session. */
export async function fetchHistory(session: string): Promise<AssessmentHistory> {
  return (await answerOf('/api/assessments', inSession(session))).json() as Promise<AssessmentHistory>;
}

/** What became of the patient of the session. */
export async function fetchOutcomes(session: string): Promise<OutcomeHistory> {
  return (await answerOf('/api/outcomes', inSession(session))).json() as Promise<OutcomeHistory>;
}

/** Without an answer by then it is told as failed: sent again, it is recorded once. Milliseconds. */
const RECORD_DEADLINE_MS = 15_000;

/** Records one outcome of the patient of the session. */
export async function recordOutcome(report: SentOutcome, session: string): Promise<void> {
  const { headers } = inSession(session);
  await answerOf('/api/outcomes', {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify({ outcomes: [report] }),
    signal: AbortSignal.timeout(RECORD_DEADLINE_MS),
  });
}

/** How a model was made and tested. */
export async function fetchModel(id: string): Promise<ModelDescription> {
  return (await answerOf(`/api/models/${encodeURIComponent(id)}`)).json() as Promise<ModelDescription>;
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
  return ((await post('/api/assessments', body, signal)) as Assessment).predictions;
}

function inSession(session: string): { readonly headers: Readonly<Record<string, string>> } {
  return { headers: { authorization: `Bearer ${session}` } };
}

async function post(path: string, body: string, signal?: AbortSignal): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return (await answerOf(path, { method: 'POST', headers, body, ...(signal && { signal }) })).json();
}

/** The service validates what it sends; the types of the contract are taken at their word. */
async function answerOf(path: string, init: RequestInit = {}): Promise<Response> {
  const response = await fetch(path, init).catch(() => undefined);
  if (response?.ok) return response;
  const status = response?.status ?? 0;
  const refusal = response && refusalIn(await response.json().catch(() => undefined));
  throw new ApiError(
    status,
    CODE_MESSAGES[refusal?.code ?? ''] ??
      MESSAGES[status] ??
      'The stroke service cannot be reached. Check the connection and try again.',
    refusal,
  );
}
