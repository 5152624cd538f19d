/**
 * Eligibility as a card: only when something was found that speaks against treatment, that may do so and has to be
 * clarified, or that has to be corrected first.
 */
import type { Assessment } from '../clinical/assessment.ts';
import type { CriterionResult } from '../clinical/eligibility/criterion.ts';
import type { HeadlineStatus } from '../clinical/eligibility/headline.ts';
import { EVIDENCE } from '../clinical/evidence/registry.ts';
import { paperUrl } from '../clinical/evidence/evidence.ts';
import type { CriterionText } from '../clinical/text/en/eligibility-criteria.ts';
import {
  CRITERIA,
  eligibilityText,
  FACT_NAMES,
  factText,
  GUIDELINES,
  HEADLINES,
  openFactText,
  TIER_TEXTS,
} from '../clinical/text/en.ts';
import { MAX_SUMMARY_LENGTH } from './card-summary.ts';
import { topic } from './card-topics.ts';
import type { CardDeps } from './cards.ts';
import { escapeMarkdown } from './markdown.ts';
import { OVERRIDE_REASONS } from './override-reasons.ts';
import type { Card } from './wire.ts';

/** Nothing to interrupt for: the comparison card carries the state of eligibility in a line. */
const QUIET: readonly HeadlineStatus[] = ['nothing-found', 'nothing-found-but-open'];

/** Open questions that are named; a chart without problem list would otherwise list dozens. */
const MAX_OPEN_QUESTIONS = 10;

export function eligibilityCard(assessment: Assessment, deps: CardDeps): Card[] {
  const { headline, edition, evidence } = assessment.eligibility;
  if (QUIET.includes(headline.status)) return [];
  const links = evidence.slice(0, 1).flatMap((id) => {
    const url = paperUrl(EVIDENCE[id]);
    return url === undefined ? [] : [{ type: 'absolute' as const, label: EVIDENCE[id].citation, url }];
  });
  return [
    {
      uuid: deps.newId(),
      summary: summaryOf(assessment),
      indicator: headline.status === 'correct-first' ? 'info' : 'warning',
      source: {
        label: `stroke-cds: ${GUIDELINES[edition]}`,
        topic: topic('thrombolysisEligibility'),
      },
      detail: detailOf(assessment),
      overrideReasons: OVERRIDE_REASONS,
      ...(links.length > 0 && { links }),
    },
  ];
}

/** The state, and as many of the findings as fit. */
function summaryOf({ eligibility: { headline, edition } }: Assessment): string {
  const state = `${HEADLINES[headline.status].replace(/\.$/, '')} (${GUIDELINES[edition]})`;
  const names = [...headline.present, ...headline.toClarify, ...headline.correctFirst].map(
    (id) => CRITERIA[id].name,
  );
  const endings = [`: ${names.join(', ')}`, `: ${names[0] ?? ''} and ${names.length - 1} more`, ''];
  const fitting =
    names.length === 0 ? '' : endings.find((text) => state.length + text.length <= MAX_SUMMARY_LENGTH);
  return state + (fitting ?? '');
}

function detailOf(assessment: Assessment): string {
  const { headline, tiers, outsideEdition, openQuestions } = assessment.eligibility;
  const all = [...Object.values(tiers).flat(), ...outsideEdition];
  const found = all.filter(
    ({ id, status }) => status === 'met' && [...headline.present, ...headline.correctFirst].includes(id),
  );
  const toClarify = all.filter(({ id }) => headline.toClarify.includes(id));
  const open = openQuestions.map(({ fact }) => FACT_NAMES[fact]);
  const rest = open.length - MAX_OPEN_QUESTIONS;
  return [
    eligibilityText(assessment.eligibility),
    ...(found.length > 0 ? [found.map((criterion) => foundLine(assessment, criterion)).join('\n')] : []),
    ...(toClarify.length > 0 ? [['**To clarify:**', '', ...toClarify.map(toClarifyLine)].join('\n')] : []),
    ...(open.length > 0
      ? [
          `**Open, because it is not known:** ${open.slice(0, MAX_OPEN_QUESTIONS).join(', ')}${rest > 0 ? ` and ${rest} more` : ''}.`,
        ]
      : []),
    'What is not recorded is not absent. The decision is the clinician’s.',
  ].join('\n\n');
}

function foundLine(
  { facts }: Assessment,
  { id, source, tier, facts: used, isUnconfirmed }: CriterionResult,
): string {
  const { name, rules, whatToDo }: CriterionText = CRITERIA[id];
  const values = used.map((fact) => `${FACT_NAMES[fact]} ${factText(facts, fact)}`).join('; ');
  const rule = rules[source] ?? '';
  const note = isUnconfirmed ? ' (limit not confirmed in the guideline)' : '';
  return `- **${name}** (${TIER_TEXTS[tier].name}): ${escapeMarkdown(values)}. ${rule}${note} ${whatToDo ?? TIER_TEXTS[tier].whatToDo}`;
}

/** What is recorded, why that does not settle it, and what to ask. */
function toClarifyLine({ id, source, tier, open }: CriterionResult): string {
  const { name, rules, whileOpen }: CriterionText = CRITERIA[id];
  const reasons = open.map((fact) => escapeMarkdown(openFactText(fact))).join('; ');
  return `- **${name}** (${TIER_TEXTS[tier].name}): ${reasons}. ${rules[source] ?? ''}${whileOpen === undefined ? '' : ` ${whileOpen}`}`;
}
