/** The storage port in memory, with switches to make it fail. */
import type { MonitoringStore } from '../../server/storage/monitoring-store.ts';
import type { OutcomeRecord } from '../../server/storage/outcome-store.ts';
import type {
  AssessmentRecord,
  CardRecord,
  FeedbackRecord,
  HookCallRecord,
  Store,
} from '../../server/storage/store.ts';

/** Nothing was computed yet. */
const NO_MONITORING: MonitoringStore = {
  heads: () => Promise.resolve([]),
  documents: () => Promise.resolve(new Map()),
  outcomes: () => Promise.resolve([]),
  cardFates: () => Promise.resolve([]),
  callCounts: () => Promise.resolve([]),
  saveRun: () => Promise.resolve(),
  latestReport: () => Promise.resolve(null),
  alerts: () => Promise.resolve([]),
};

export interface MemoryStore extends Store {
  readonly assessments: Map<string, AssessmentRecord>;
  readonly cards: Map<string, CardRecord>;
  readonly feedback: FeedbackRecord[];
  readonly calls: HookCallRecord[];
  readonly observed: OutcomeRecord[];
  /** When each patient was erased. */
  readonly erased: Map<string, string>;
  isDown: boolean;
}

/** As PostgreSQL does: neither U+0000 nor half a surrogate pair in a text. JSON writes both as escapes. */
function refuseUnstorable(record: unknown): void {
  const text = JSON.stringify(record);
  if (text.includes('\\u') && /(?<!\\)(?:\\\\)*\\u(?:0000|d[89ab])/.test(text))
    throw new Error('invalid text');
}

export function createMemoryStore(): MemoryStore {
  const jwtIds = new Set<string>();
  const guard = () => (store.isDown ? Promise.reject(new Error('down')) : Promise.resolve());
  const store: MemoryStore = {
    assessments: new Map(),
    cards: new Map(),
    feedback: [],
    calls: [],
    observed: [],
    erased: new Map(),
    isDown: false,
    recordAnswer: async ({ assessment, cards, call }) => {
      await guard();
      refuseUnstorable([assessment, cards, call]);
      if (call) store.calls.push(call);
      if (assessment) store.assessments.set(assessment.id, assessment);
      for (const card of cards) store.cards.set(card.uuid, card);
    },
    findAssessment: async (id) => {
      await guard();
      return store.assessments.get(id) ?? null;
    },
    assessmentsOf: async ({ fhirBase, patientId, limit }) => {
      await guard();
      return [...store.assessments.values()]
        .filter((record) => record.fhirBase === fhirBase && record.patientId === patientId)
        .toSorted((a, b) => b.createdAt.localeCompare(a.createdAt) || a.id.localeCompare(b.id))
        .slice(0, limit);
    },
    cardsShown: async ({ clientId, serviceId, patientId, encounterId }) => {
      await guard();
      return [...store.cards.values()]
        .filter(
          (card) =>
            card.clientId === clientId &&
            card.serviceId === serviceId &&
            card.patientId === patientId &&
            card.encounterId === encounterId,
        )
        .map(({ uuid, fingerprint }) => ({
          fingerprint,
          isAnswered: store.feedback.some(({ cardUuid }) => cardUuid === uuid),
        }));
    },
    findCard: async (uuid) => {
      await guard();
      return store.cards.get(uuid) ?? null;
    },
    recordFeedback: async (entry) => {
      await guard();
      refuseUnstorable(entry);
      store.feedback.push(entry);
      return { stored: true, matched: store.cards.has(entry.cardUuid) };
    },
    recordAccess: guard,
    isErased: async ({ patientId, createdAt }) => {
      await guard();
      return (store.erased.get(patientId) ?? '') >= createdAt;
    },
    outcomes: {
      record: async (sent) => {
        await guard();
        const known = (one: OutcomeRecord) =>
          store.observed.some(({ sender, id }) => sender === one.sender && id === one.id);
        const stored = sent.map((outcome) => !known(outcome));
        store.observed.push(...sent.filter((_, index) => stored[index]));
        return { status: 'recorded', stored };
      },
      due: () => Promise.resolve([]),
      markRead: () => Promise.resolve(),
      markFailed: () => Promise.resolve(),
      assessedAt: async ({ fhirBase, patientId }) => {
        await guard();
        return [...store.assessments.values()]
          .filter((one) => one.fhirBase === fhirBase && one.patientId === patientId)
          .map(({ createdAt }) => createdAt);
      },
      of: async ({ fhirBase, patientId }) => {
        await guard();
        return store.observed.filter((one) => one.fhirBase === fhirBase && one.patientId === patientId);
      },
    },
    monitoring: NO_MONITORING,
    waiting: () => 0,
    answersNotKept: () => 0,
    rememberJwtId: async ({ issuer, jti }) => {
      await guard();
      const key = `${issuer} ${jti}`;
      const isNew = !jwtIds.has(key);
      jwtIds.add(key);
      return isNew;
    },
    ping: guard,
    close: () => Promise.resolve(),
  };
  return store;
}
