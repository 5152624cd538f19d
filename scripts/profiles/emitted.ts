/**
 * What the service really emits: every sandbox patient's order is signed and its cards overridden, with the whole
 * service running; the resources in suggestions and those written back are collected.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bundle, FhirResource } from 'fhir/r4.js';
import type { Card } from '../../server/cds-hooks/wire.ts';
import { startAll } from '../../server/compose.ts';
import { readConfig } from '../../server/config.ts';
import { createLog } from '../../server/log.ts';
import type { Sample } from './samples.ts';

interface HookAnswers {
  readonly results: readonly {
    readonly serviceId: string;
    readonly response?: { readonly cards: readonly Card[] };
  }[];
}

/** Orders with the dose the form offers, and with one that has to be corrected. */
const ORDERS = [
  { drug: 'alteplase' },
  { drug: 'alteplase', doseMg: 200 },
  { drug: 'tenecteplase' },
  { drug: 'tenecteplase', doseMg: 90 },
];

/** Far longer than the writes take. */
const WAIT_MS = 60_000;

/** @param patients ids of sandbox patients */
export async function emittedSamples(patients: readonly string[]): Promise<Sample[]> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'stroke-cds-profiles-'));
  const settings = { SANDBOX: 'on', REPEAT_CARDS: 'always', PORT: '0', SANDBOX_PORT: '0', DATA_DIR: dataDir };
  const running = await startAll({
    config: readConfig({ ...settings, FHIR_DEADLINE_MS: '10000' }),
    root: '.',
    serviceVersion: '0.0.0',
    log: createLog('error'),
    now: () => new Date(),
    onLockLost: () => undefined,
  });
  try {
    const { url = '', fhirBase = '' } = running.sandbox ?? {};
    const ehr = async (at: string, body: object): Promise<unknown> => {
      const answer = await fetch(`${url}/ehr/${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(`the sandbox answered ${at} with ${answer.status}`);
      return answer.json();
    };
    const suggested: Sample[] = [];
    let decisions = 0;
    for (const patientId of patients) {
      for (const order of ORDERS) {
        const request = { hook: 'order-sign', patientId, prefetch: true, ...order };
        const { results } = (await ehr('hooks', request)) as HookAnswers;
        for (const { serviceId, response } of results) {
          for (const card of response?.cards ?? []) {
            suggested.push(...suggestionsOf(card, patientId));
            await ehr('feedback', { serviceId, feedback: overridden(card) });
            decisions += 1;
          }
        }
      }
    }
    return [...suggested, ...(await writtenBack(fhirBase, decisions))];
  } finally {
    await running.close();
    await rm(dataDir, { recursive: true });
  }
}

function suggestionsOf({ suggestions = [] }: Card, patientId: string): Sample[] {
  return suggestions.flatMap(({ actions }) =>
    // What an action carries is FHIR by the standard; whether it is valid is what is being checked.
    actions.map(({ resource }) => ({
      from: `suggestion for ${patientId}`,
      resource: resource as FhirResource,
    })),
  );
}

function overridden({ uuid, overrideReasons = [] }: Card) {
  const [reason] = overrideReasons;
  return { card: uuid, outcome: 'overridden', ...(reason && { overrideReason: { reason } }) };
}

/** Write-back follows the answers: waits until every decision has arrived. */
async function writtenBack(fhirBase: string, decisions: number): Promise<Sample[]> {
  const read = async (type: string) => {
    const answer = await fetch(`${fhirBase}/${type}?_count=1000`);
    const { entry = [] } = (await answer.json()) as Bundle<FhirResource>;
    return entry.flatMap(({ resource }) => (resource ? [{ from: 'write-back', resource }] : []));
  };
  const deadline = Date.now() + WAIT_MS;
  for (;;) {
    const written = await read('Provenance');
    if (written.length >= decisions) return [...written, ...(await read('RiskAssessment'))];
    if (Date.now() > deadline) {
      throw new Error(`${written.length} of ${decisions} decisions were written back`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}
