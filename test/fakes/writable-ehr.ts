/** A FHIR server that keeps what it is sent: conditional create by identifier, and PUT under the client's id. */
import type { IncomingMessage } from 'node:http';
import { json } from 'node:stream/consumers';
import type { FhirResource, Provenance, RiskAssessment } from 'fhir/r4.js';
import { listen } from '../../server/listener.ts';

export interface WritableEhr {
  readonly base: string;
  readonly predictions: () => RiskAssessment[];
  readonly decisions: () => Provenance[];
  /** How many writes were asked for, refused ones included. */
  readonly writes: () => number;
  /** What to answer instead of doing it; undefined: do it. `never`: leave the caller waiting. */
  refuseWith: number | 'never' | undefined;
  /** Ends the calls that were left waiting, and answers no further one. */
  readonly hangUp: () => void;
  readonly close: () => Promise<void>;
}

export async function startWritableEhr(): Promise<WritableEhr> {
  const kept = new Map<string, FhirResource>();
  const stuck = new Set<IncomingMessage>();
  let writes = 0;
  const listener = await listen('127.0.0.1', 0);
  const ofType = <T extends FhirResource>(type: T['resourceType']) =>
    [...kept.values()].filter((resource): resource is T => resource.resourceType === type);

  function store(
    request: IncomingMessage,
    resource: FhirResource,
  ): { status: number; resource: FhirResource } {
    const [, , type = '', id] = (request.url ?? '').split('/');
    const condition = new URLSearchParams(request.headers['if-none-exist']?.toString()).get('identifier');
    const existing = ofType<RiskAssessment>('RiskAssessment').find(({ identifier = [] }) =>
      identifier.some(({ system, value }) => `${system ?? ''}|${value ?? ''}` === condition),
    );
    if (id === undefined && existing) return { status: 200, resource: existing };
    const stored = { ...resource, id: id ?? `made-${kept.size}` };
    kept.set(`${type}/${stored.id}`, stored);
    return { status: 201, resource: stored };
  }

  const ehr: WritableEhr = {
    base: `http://127.0.0.1:${listener.port}/fhir`,
    predictions: () => ofType<RiskAssessment>('RiskAssessment'),
    decisions: () => ofType<Provenance>('Provenance'),
    writes: () => writes,
    refuseWith: undefined,
    hangUp: () => {
      ehr.refuseWith = 503;
      for (const request of stuck) request.socket.destroy();
    },
    close: listener.close,
  };
  listener.serve((request, response) => {
    void json(request).then((body) => {
      writes += 1;
      if (ehr.refuseWith === 'never') {
        stuck.add(request);
        return;
      }
      const answer = ehr.refuseWith ? undefined : store(request, body as FhirResource);
      response.writeHead(answer?.status ?? ehr.refuseWith ?? 500, {
        'content-type': 'application/fhir+json',
      });
      response.end(JSON.stringify(answer?.resource ?? { resourceType: 'OperationOutcome' }));
    });
  });
  return ehr;
}
