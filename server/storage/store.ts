/** The storage port: what is kept, and what may be asked of it. Adapters: see open-store.ts. */
import type { AuditEntry } from './audit-trail.ts';
import type { MonitoringStore } from './monitoring-store.ts';
import type { OutcomeStore } from './outcome-store.ts';

export type JsonObject = object;

export interface AssessmentRecord {
  /** Random and opaque: it travels as appContext. */
  readonly id: string;
  readonly createdAt: string;
  readonly clientId: string;
  readonly serviceId: string;
  readonly hookInstance: string;
  /** The FHIR server at which access to the patient can be proved; null if none is known. */
  readonly fhirBase: string | null;
  readonly patientId: string;
  readonly encounterId: string | null;
  /** Whose action led to it, as the EHR refers to the user; kept only where that is written to the EHR. */
  readonly userId?: string;
  /** The assessment with its versions. */
  readonly document: JsonObject;
}

export interface CardRecord {
  readonly uuid: string;
  readonly assessmentId: string | null;
  readonly serviceId: string;
  readonly clientId: string;
  readonly createdAt: string;
  readonly card: JsonObject;
  readonly patientId: string;
  readonly encounterId: string | null;
  /** Equal for two cards that say the same on the same data. */
  readonly fingerprint: string;
}

/**
 * How a hook call ended. `cannot-compute`: cards were shown, and no headline score had a single total.
 * `nothing-to-say`: it did not concern us. `shown-before`: nothing had changed since the last cards.
 */
export type HookCallOutcome =
  | 'cards'
  | 'cannot-compute'
  | 'no-indication'
  | 'wrong-patient'
  | 'nothing-to-say'
  | 'shown-before'
  | 'refused';

/** One call of a service by an authenticated client. */
export interface HookCallRecord {
  readonly id: string;
  readonly createdAt: string;
  readonly clientId: string;
  readonly serviceId: string;
  /** Null when the request could not be read. */
  readonly hookInstance: string | null;
  readonly outcome: HookCallOutcome;
  /** Of a refused call. */
  readonly errorCode: string | null;
  /** How many were shown. */
  readonly cards: number;
  /** From the first byte of the request to the moment of recording, milliseconds. */
  readonly durationMs: number;
  readonly assessmentId: string | null;
  /** Null when the request could not be read. */
  readonly patientId: string | null;
  readonly encounterId: string | null;
  readonly versions: JsonObject;
}

/** What one hook call was answered with. */
export interface AnswerRecord {
  /** Absent in records that an earlier version of the service left waiting on disk. */
  readonly call?: HookCallRecord;
  readonly assessment: AssessmentRecord | null;
  readonly cards: readonly CardRecord[];
}

/** A card that was shown, and whether feedback on it arrived. */
export interface ShownCard {
  readonly fingerprint: string;
  readonly isAnswered: boolean;
}

export interface FeedbackRecord {
  readonly serviceId: string;
  readonly clientId: string;
  readonly cardUuid: string;
  readonly outcome: 'accepted' | 'overridden';
  readonly outcomeTimestamp: string;
  readonly acceptedSuggestionIds: readonly string[];
  readonly overrideReason?: { readonly code: string; readonly system: string; readonly display?: string };
  /** Free text of a person: may hold patient data, sealed and kept apart from everything else. */
  readonly userComment?: string;
  readonly receivedAt: string;
}

/** Something that happened to a record without changing it: who read what. */
export interface AccessRecord extends Pick<AuditEntry, 'at' | 'detail'> {
  readonly kind: 'session' | 'read';
  readonly patientId: string;
  /** The id token's subject at this FHIR base. */
  readonly user: string;
  readonly fhirBase: string;
}

export interface FeedbackReceipt {
  /** False when the same feedback was already there. */
  readonly stored: boolean;
  /** Whether its card is known; `unknown` while the feedback waits on disk for the database. */
  readonly matched: boolean | 'unknown';
}

/** The id of a token, once in all of its life. */
export interface JwtId {
  readonly issuer: string;
  readonly jti: string;
  /** ISO instant. */
  readonly expiresAt: string;
}

export interface Store {
  /**
   * An assessment and the cards made from it, or cards alone; all of it or nothing, and once however often it is sent.
   * @param givenUp nobody waits any more: what was not begun by then is not written
   */
  readonly recordAnswer: (answer: AnswerRecord, givenUp?: AbortSignal) => Promise<void>;
  readonly findAssessment: (id: string) => Promise<AssessmentRecord | null>;
  /** The latest assessments of a patient, the latest first. */
  readonly assessmentsOf: (of: {
    fhirBase: string;
    patientId: string;
    limit: number;
  }) => Promise<AssessmentRecord[]>;
  /** What a service has shown in an encounter. */
  readonly cardsShown: (occasion: {
    clientId: string;
    serviceId: string;
    patientId: string;
    encounterId: string;
  }) => Promise<ShownCard[]>;
  readonly findCard: (uuid: string) => Promise<CardRecord | null>;
  readonly recordFeedback: (feedback: FeedbackRecord) => Promise<FeedbackReceipt>;
  /** Into the audit trail. */
  readonly recordAccess: (access: AccessRecord) => Promise<void>;
  /** Whether the patient of a record that was made then, for that client, was erased since. */
  readonly isErased: (of: { patientId: string; clientId: string; createdAt: string }) => Promise<boolean>;
  /**
   * True the first time this id of this issuer is seen before it expires, in whichever process; false is a replay.
   * @param givenUp as for answers
   */
  readonly rememberJwtId: (id: JwtId, now: string, givenUp?: AbortSignal) => Promise<boolean>;
  /** What became of patients. */
  readonly outcomes: OutcomeStore;
  readonly monitoring: MonitoringStore;
  readonly ping: () => Promise<void>;
  /** How many records wait on disk for the database. */
  readonly waiting: () => number;
  /** How many answers of this process left it without being kept anywhere: neither database nor disk took them. */
  readonly answersNotKept: () => number;
  /** @throws StorageError STORAGE_UNAVAILABLE when the database does not let go in time */
  readonly close: () => Promise<void>;
}
