/**
 * Alert fatigue: within an encounter a service says nothing twice while the data are the same. A card that informs is
 * shown once; one that warns comes again until someone has answered it (CDS Hooks 2.0.1, "Feedback").
 */
import { createHash } from 'node:crypto';
import type { Assessment } from '../clinical/assessment.ts';
import { recordedValues } from '../clinical/known.ts';
import { FACT_NAMES_IN_ORDER, type StrokeFacts } from '../clinical/stroke-facts.ts';
import type { Store } from '../storage/store.ts';
import type { Card } from './wire.ts';

/** `always`: every call is answered in full. */
export type RepeatPolicy = 'when-changed' | 'always';

export interface Occasion {
  readonly clientId: string;
  readonly serviceId: string;
  readonly patientId: string;
  readonly encounterId: string | undefined;
}

export interface Fingerprinted {
  readonly card: Card;
  readonly fingerprint: string;
}

/**
 * What makes two cards the same: what they say, and the data it rests on. Ids, and times that pass by themselves, do
 * not count; a time window that has closed changes what is said.
 */
export function fingerprintOf(card: Card, assessment: Assessment | undefined): string {
  const said = {
    topic: card.source.topic.code,
    indicator: card.indicator,
    summary: card.summary,
    suggestions: (card.suggestions ?? []).map(({ label }) => label),
    ...(assessment && {
      facts: dataOf(assessment.facts),
      totals: assessment.scores.map(({ id, total }) => [id, total]),
      eligibility: assessment.eligibility.headline,
      models: assessment.predictions.map(({ status, model }) => [
        model.id,
        status,
        'version' in model ? model.version : '',
      ]),
    }),
  };
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** Values and sources, without what only grows with the clock. */
function dataOf(facts: StrokeFacts): unknown {
  return FACT_NAMES_IN_ORDER.map((name) =>
    recordedValues<unknown>(facts[name]).map(({ value, at, source }) => [
      name,
      name.startsWith('minutesSince') ? at : withoutElapsedTime(value),
      source,
    ]),
  );
}

function withoutElapsedTime(value: unknown): unknown {
  return typeof value === 'object' && value !== null && 'occurred' in value ? value.occurred : value;
}

/**
 * The cards that are still worth showing. Without an encounter, or when the store cannot be asked, that is all.
 */
export async function worthShowing(
  cards: readonly Fingerprinted[],
  occasion: Occasion,
  policy: RepeatPolicy,
  store: Pick<Store, 'cardsShown'>,
): Promise<readonly Fingerprinted[]> {
  const { encounterId } = occasion;
  if (policy === 'always' || encounterId === undefined || cards.length === 0) return cards;
  const shown = await store.cardsShown({ ...occasion, encounterId }).catch(() => []);
  return cards.filter(({ card, fingerprint }) => {
    const earlier = shown.filter((entry) => entry.fingerprint === fingerprint);
    return card.indicator === 'info' ? earlier.length === 0 : !earlier.some(({ isAnswered }) => isAnswered);
  });
}
