/** Hop 7: assessments as cards (CDS Hooks 2.0.1, "Card Attributes"). */
import type { Assessment } from '../clinical/assessment.ts';
import { headlineResults } from '../clinical/assessment.ts';
import { paperUrl } from '../clinical/evidence/evidence.ts';
import { EVIDENCE } from '../clinical/evidence/registry.ts';
import { SCORE_NAMES } from '../clinical/text/en.ts';
import { cardDetail, type CardRemarks } from './card-detail.ts';
import { cardSummary } from './card-summary.ts';
import type { Agent } from '../fhir/thrombolytics.ts';
import { topic } from './card-topics.ts';
import { glucoseSuggestion } from './glucose-suggestion.ts';
import { OVERRIDE_REASONS } from './override-reasons.ts';
import type { ThrombolyticOrder } from './thrombolytic-order.ts';
import type { Card, Link } from './wire.ts';

export interface CardDeps {
  readonly newId: () => string;
  /** Where the SMART app is launched; absent when this client has no registered app. */
  readonly appLaunchUrl: string | undefined;
  readonly selectionBehavior: 'any' | 'at-most-one';
}

export interface CardSubject {
  readonly patientId: string;
  readonly encounterId: string | undefined;
  /** Opaque id of the stored assessment; absent when it could not be stored, and then nothing links to it. */
  readonly assessmentId: string | undefined;
}

/** The comparison of the scores, for the person who is about to sign. */
export function comparisonCard(
  assessment: Assessment,
  remarks: CardRemarks,
  subject: CardSubject,
  deps: CardDeps,
): Card {
  const suggestions = glucoseSuggestion(assessment, subject, deps.newId);
  const links = [...appLink(subject, deps, 'Open the evidence for this patient'), ...paperLinks(assessment)];
  return {
    uuid: deps.newId(),
    summary: cardSummary(assessment),
    indicator: assessment.attention,
    source: {
      label: `stroke-cds: ${headlineResults(assessment)
        .map(({ id }) => SCORE_NAMES[id].name)
        .join(' and ')}`,
      topic: topic('thrombolysisBleedingScores'),
    },
    detail: cardDetail(assessment, remarks),
    ...(suggestions.length > 0 && { suggestions, selectionBehavior: deps.selectionBehavior }),
    overrideReasons: OVERRIDE_REASONS,
    ...(links.length > 0 && { links }),
  };
}

/**
 * Nothing says what the drug is for: ask, instead of scoring or staying silent.
 * @param unread what could not be read of the chart, where the answer may stand (unread.ts)
 */
export function noIndicationCard(unread: readonly string[], deps: CardDeps): Card {
  return {
    uuid: deps.newId(),
    summary:
      unread.length === 0
        ? 'Thrombolytic ordered, but neither order nor chart says for what: no bleeding score computed.'
        : 'Thrombolytic ordered for an unknown reason, and the chart could not all be read: no bleeding score.',
    indicator: 'info',
    source: { label: 'stroke-cds', topic: topic('thrombolysisIndicationUnknown') },
    detail: [
      ...unread,
      'If this is for acute ischaemic stroke, record the NIHSS or the diagnosis, or give the reason in the order: the HAT and SEDAN comparison then appears.',
    ].join(' '),
    overrideReasons: OVERRIDE_REASONS,
  };
}

/** The chart that was sent is not this patient's: nothing of it may be scored, and someone has to know. */
export function patientMismatchCard(deps: CardDeps): Card {
  return {
    uuid: deps.newId(),
    summary:
      'No bleeding score: the order or chart data belong to a different patient than the one in context.',
    indicator: 'warning',
    source: { label: 'stroke-cds', topic: topic('patientMismatch') },
    detail:
      'The patient in context, the patient record sent with this call and the patient of the order are not all the same. Check that the right chart is open before signing.',
    overrideReasons: OVERRIDE_REASONS,
  };
}

/** "Link": type smart is the launch URL without iss and launch; appContext is opaque and holds no clinical data. */
export function appLink(subject: CardSubject, deps: CardDeps, label: string): Link[] {
  if (deps.appLaunchUrl === undefined || subject.assessmentId === undefined) return [];
  return [{ type: 'smart', label, url: deps.appLaunchUrl, appContext: subject.assessmentId }];
}

/** The papers behind the headline: of the points, and of the first rate of each score. */
function paperLinks(assessment: Assessment): Link[] {
  const ids = headlineResults(assessment).flatMap(({ evidence, estimates }) => [
    evidence,
    ...(estimates[0]?.sources ?? []).map((source) => source.evidence),
  ]);
  const links = ids.flatMap((id): Link[] => {
    const { citation } = EVIDENCE[id];
    const url = paperUrl(EVIDENCE[id]);
    return url === undefined ? [] : [{ type: 'absolute', label: citation, url }];
  });
  return [...new Map(links.map((link) => [link.url, link])).values()];
}

const AGENT_NOTES: Readonly<Record<Agent, string | undefined>> = {
  alteplase: undefined,
  tenecteplase: 'HAT and SEDAN were derived in people given alteplase, not tenecteplase.',
  thrombolytic: 'The order names no drug; HAT and SEDAN were derived in people given alteplase.',
};

/** What must be said of this order beside the comparison. */
export function orderNotes(order: ThrombolyticOrder): string[] {
  const note = AGENT_NOTES[order.agent];
  return [
    ...(note === undefined ? [] : [note]),
    ...(order.matchedBy === 'text'
      ? ['The drug was recognised by its name only: the order carries no code known to this service.']
      : []),
  ];
}
