/** From the return of the launch to an app that can be shown: everything that can run at once does. */
import {
  fetchAssessment,
  fetchHistory,
  fetchOutcomes,
  fetchPredictions,
  fetchSite,
  recordOutcome,
  type Site,
} from './api.ts';
import { ehrStyleOf, styleAddress } from './ehr-style.ts';
import { fhirReader } from './chart/fhir-reader.ts';
import type { Launch } from './launch-context.ts';
import type { OpenedApp, OpenedAssessment } from './opened-app.ts';
import { patientOf, type Patient } from './patient.ts';
import { VIEWS } from './routes.ts';
import { serviceSession } from './service-session.ts';
import { completeLaunch } from './session.ts';

/** Reading of one patient, milliseconds. */
const PATIENT_DEADLINE_MS = 10_000;

/** @throws Error in words for the user */
export async function openApp(): Promise<OpenedApp> {
  const asked = fetchSite();
  // Whether it came is looked at below; until then a failure of the launch may be told first.
  asked.catch(() => undefined);
  const launch = await completeLaunch();
  showIntended(launch.intent);
  void adoptEhrStyle(launch.styleUrl, launch.iss);
  const session = serviceSession(launch);
  const openRecord = async (id: string): Promise<OpenedAssessment> => ({
    from: 'record',
    ...(await session.call((token) => fetchAssessment(id, token))),
  });
  const readNow = async (): Promise<OpenedAssessment> => chartNow(launch, await asked);
  const { appContext } = launch;
  const opening = appContext === undefined ? readNow() : openRecord(appContext);
  opening.catch(() => undefined);
  const [site, patient] = await Promise.all([asked, readPatient(launch)]);
  let isFirst = true;
  return {
    patient,
    needsBanner: launch.needsBanner,
    policy: site.rules.policy,
    fromCard: appContext,
    open: () => {
      // Ready when the chart is asked for, also if the connection is gone by then.
      void opening.then(chartCode).catch(() => undefined);
      if (!isFirst) return appContext === undefined ? readNow() : openRecord(appContext);
      isFirst = false;
      return opening;
    },
    readChart: readNow,
    openRecord,
    history: () => session.call(fetchHistory),
    outcomes: {
      read: () => session.call(fetchOutcomes),
      record: (report) => session.call((token) => recordOutcome(report, token)),
      now: site.now,
    },
    predict: fetchPredictions,
  };
}

/** Loaded when it is asked for: a launch from a card needs no code that reads charts. */
async function chartNow(launch: Launch, site: Site): Promise<OpenedAssessment> {
  const [readChart, accessToken] = await Promise.all([chartCode(), launch.accessToken()]);
  const { iss: base, scope, patientId, encounterId } = launch;
  const request = { base, accessToken, scope, patientId, encounterId, site: site.rules, now: site.now() };
  return { from: 'chart', ...(await readChart(request)) };
}

function chartCode() {
  return import('./chart/read-chart.ts').then(
    ({ readChart }) => readChart,
    () => {
      // Browsers remember a module that could not be fetched until the page is loaded again.
      throw new Error('The connection broke before the app was complete. Reload this page.');
    },
  );
}

async function readPatient({ iss: base, accessToken, patientId }: Launch): Promise<Patient> {
  const signal = AbortSignal.timeout(PATIENT_DEADLINE_MS);
  const reader = fhirReader({ base, accessToken: await accessToken(), signal });
  const answer = await reader.get(`Patient/${encodeURIComponent(patientId)}`);
  if (answer.ok) return patientOf(patientId, answer.body);
  throw new Error(
    answer.problem === 'refused' || answer.problem === 'not-found'
      ? 'The EHR does not let the app see who the patient is. Ask your EHR team to grant the app reading of the patient.'
      : 'The EHR cannot be reached. Check the connection and try again.',
  );
}

/** The EHR may say what the user wants to see first; an address that names a view already wins. */
function showIntended(intent: string | undefined): void {
  const view = VIEWS.find(({ id }) => id === intent || `${id}-view` === intent);
  if (view && location.hash === '') location.replace(`#${view.id}`);
}

/** Adopts what the EHR says of its look; a page without it looks as it always does. Never rejects. */
async function adoptEhrStyle(styleUrl: string | undefined, fhirBase: string): Promise<void> {
  const address = styleAddress(styleUrl, fhirBase);
  if (address === undefined) return;
  const init: RequestInit = { credentials: 'omit', redirect: 'error', referrerPolicy: 'no-referrer' };
  const answer = await fetch(address, init)
    .then((response) => (response.ok ? (response.json() as Promise<unknown>) : undefined))
    .catch(() => undefined);
  const { accent, radius } = ehrStyleOf(answer);
  const { style } = document.documentElement;
  if (accent !== undefined) style.setProperty('--ehr-accent', accent);
  if (radius !== undefined) style.setProperty('--ehr-radius', radius);
}
