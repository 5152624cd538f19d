/** The decision on a card as a Provenance of the predictions behind it (profile stroke-decision). */
import { createHash } from 'node:crypto';
import type { CodeableConcept, Provenance, ProvenanceAgent, Reference } from 'fhir/r4.js';
import { DECISIONS, STROKE_DECISION } from '../canonical.ts';
import { SOFTWARE, software } from './software.ts';

/** What the EHR told about a card (CDS Hooks 2.0.1, "Feedback"). */
export interface Decision {
  readonly clientId: string;
  readonly cardUuid: string;
  /** What the card was about. */
  readonly cardTopic: string;
  readonly outcome: 'accepted' | 'overridden';
  /** When it was decided, ISO 8601 in UTC. */
  readonly decidedAt: string;
  readonly reason?: { readonly code: string; readonly system: string; readonly display?: string };
  readonly comment?: string;
  /** Reference of the user to whom the card was shown; feedback itself names nobody. */
  readonly user?: string;
}

const CARD_IDS = 'https://stroke-cds.example.org/fhir/sid/card';
const AGENT_TYPES = 'http://terminology.hl7.org/CodeSystem/provenance-participant-type';

export type DecisionResource = Provenance & { readonly id: string };

/**
 * @param predictions what was decided on; at least one
 * @param coreVersion version of the rules behind them
 */
export function decisionResource(
  decision: Decision,
  predictions: readonly Reference[],
  coreVersion: string,
): DecisionResource {
  const { outcome, decidedAt, cardUuid, cardTopic, user } = decision;
  const reason = reasonOf(decision);
  return {
    resourceType: 'Provenance',
    id: idOf(decision),
    meta: { profile: [STROKE_DECISION] },
    contained: [software(coreVersion)],
    target: [...predictions],
    occurredDateTime: decidedAt,
    // The EHR recorded it when it was made; our own clock would make each repetition another version.
    recorded: decidedAt,
    activity: { coding: [{ system: DECISIONS, code: outcome }] },
    ...(reason && { reason: [reason] }),
    agent: [
      agent('assembler', SOFTWARE),
      ...(user === undefined ? [] : [agent('performer', { reference: user })]),
    ],
    entity: [
      { role: 'source', what: { identifier: { system: CARD_IDS, value: cardUuid }, display: cardTopic } },
    ],
  };
}

function agent(code: string, who: Reference): ProvenanceAgent {
  return { type: { coding: [{ system: AGENT_TYPES, code }] }, who };
}

function reasonOf({ outcome, reason, comment }: Decision): CodeableConcept | undefined {
  if (outcome !== 'overridden' || (reason === undefined && comment === undefined)) return undefined;
  return { ...(reason && { coding: [{ ...reason }] }), ...(comment !== undefined && { text: comment }) };
}

/** The same for the same feedback: Provenance has no identifier in R4 by which a server could tell. */
function idOf({ clientId, cardUuid, outcome, decidedAt }: Decision): string {
  const key = JSON.stringify([clientId, cardUuid, outcome, decidedAt]);
  return `stroke-cds-${createHash('sha256').update(key).digest('hex').slice(0, 40)}`;
}
