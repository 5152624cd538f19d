/**
 * The chart as it is now, read through the EHR with the user's token, and assessed: the code that turns records into
 * facts is the server's own, so that card and app read a chart alike.
 */
import { assess } from '../../../server/clinical/assess.ts';
import type { Assessment } from '../../../server/clinical/assessment.ts';
import { createCodeMap } from '../../../server/fhir/code-map.ts';
import { factsFromChart } from '../../../server/fhir/facts-from-chart.ts';
import type { FhirReader, ReadProblem } from '../../../server/fhir/fhir-reader.ts';
import { gather } from '../../../server/fhir/gather.ts';
import { PREFETCH, prefetchWith, typeFor, type PrefetchKey } from '../../../server/fhir/prefetch.ts';
import { unreadParts, type Unread } from '../../../server/fhir/unread.ts';
import type { SiteRules } from '../../../server/api/contract.ts';
import { fhirReader } from './fhir-reader.ts';
import { grantsOf, withinGrants } from './granted.ts';

export interface ChartRequest {
  readonly base: string;
  readonly accessToken: string;
  /** Space-separated, as granted. */
  readonly scope: string;
  readonly patientId: string;
  readonly encounterId: string | undefined;
  readonly site: SiteRules;
  /** By the service's clock: a workplace's may be wrong. */
  readonly now: Date;
}

export interface ChartAnswer {
  /** Without predictions: the models have not been asked. */
  readonly assessment: Assessment;
  /** Parts of the chart that were not read, or not to their end. */
  readonly unread: readonly Unread[];
}

/** All reads together, milliseconds: the user waits for the page. */
const DEADLINE_MS = 15_000;

const NOT_ALLOWED =
  'The EHR does not let the app read this chart, or not any more. Open the app from the EHR again.';
const NOT_REACHED = 'The EHR cannot be reached. Check the connection and try again.';

/** @throws Error in words for the user when patient and chart cannot be had */
export async function readChart(request: ChartRequest): Promise<ChartAnswer> {
  const { base, accessToken, patientId, encounterId, now } = request;
  const { policy } = request.site;
  const grants = grantsOf(request.scope);
  const codeMap = createCodeMap(request.site.codeMappings);
  const problems: ReadProblem[] = [];
  const server = fhirReader({ base, accessToken, signal: AbortSignal.timeout(DEADLINE_MS) });
  const reader = withinGrants(remembering(server, problems), grants, base);
  const templates = prefetchWith(codeMap);
  const chart = await gather(
    { patientId, encounterId, prefetch: {}, now, policy, codeMap, templates },
    reader,
  ).catch(() => {
    throw new Error(problems.includes('refused') ? NOT_ALLOWED : NOT_REACHED);
  });
  const reading = factsFromChart(chart, { id: patientId, fhirBase: base }, now, policy);
  if (reading.kind === 'patient-mismatch') {
    throw new Error('The EHR answered with the record of another patient. Nothing of it is shown.');
  }
  return {
    assessment: assess(reading.facts, now, policy, reading.setAside),
    unread: unreadParts(chart, (key) => grants.of(typeFor(key), permissionFor(key)) === 'none'),
  };
}

/** A reader that notes why reads gave nothing. */
function remembering(reader: FhirReader, problems: ReadProblem[]): FhirReader {
  return {
    get: async (url) => {
      const answer = await reader.get(url);
      if (!answer.ok) problems.push(answer.problem);
      return answer;
    },
  };
}

function permissionFor(key: PrefetchKey): 'r' | 's' {
  return PREFETCH[key].includes('?') ? 's' : 'r';
}
