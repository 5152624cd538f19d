/** Eligibility in words: editions, tiers, strengths, the headline, and why something cannot be told. */
import type { OpenFact, OpenReason, VerdictStatus } from '../../eligibility/condition.ts';
import type { StrengthId, Tier } from '../../eligibility/criterion.ts';
import type { RuleSource } from '../../eligibility/editions.ts';
import type { HeadlineStatus, WindowStatus } from '../../eligibility/headline.ts';
import type { Limit, Relation } from '../../eligibility/limit.ts';
import { FACT_NAMES } from './fact-names.ts';
import { MISSING_REASONS, minutesText } from './fact-values.ts';

export const GUIDELINES: Readonly<Record<RuleSource, string>> = {
  'aha-2026': 'AHA/ASA 2026',
  'eso-2021': 'ESO 2021',
  'aha-2019': 'AHA/ASA 2019 (replaced)',
};

export const TIER_TEXTS: Readonly<Record<Tier, { readonly name: string; readonly whatToDo: string }>> = {
  absolute: { name: 'Absolute contraindications', whatToDo: 'Do not give thrombolysis.' },
  relative: {
    name: 'Relative contraindications',
    whatToDo: 'Weigh benefit and risk for this patient.',
  },
  'benefit-exceeds-risk': {
    name: 'Benefit generally exceeds risk',
    whatToDo: 'No reason to withhold treatment.',
  },
  recommendation: { name: 'Graded recommendations', whatToDo: 'Follow the strength of the recommendation.' },
  'correct-first': { name: 'Correct first', whatToDo: 'Treatable: correct it, then treat.' },
  warning: { name: 'Warnings', whatToDo: 'No criterion for or against treatment: be prepared for it.' },
  scope: { name: 'Outside the guideline', whatToDo: 'These rules are not made for this patient.' },
  'named-earlier': {
    name: 'Named by an earlier guideline',
    whatToDo: 'Its place in the present guideline is not known: weigh it.',
  },
};

export const STRENGTHS: Readonly<Record<StrengthId, string>> = {
  'class-1': 'COR 1, recommended',
  'class-2a': 'COR 2a, reasonable',
  'class-2b': 'COR 2b, may be reasonable',
  'class-3-no-benefit': 'COR 3, no benefit',
  'eso-high-quality-evidence': 'high-quality evidence',
  'eso-recommended': 'recommended',
  'eso-treat': 'treatment all the same',
  'eso-suggested-against': 'suggested against',
};

export const HEADLINES: Readonly<Record<HeadlineStatus, string>> = {
  'absolute-present': 'An absolute contraindication is present.',
  'outside-edition-present':
    'A contraindication of another guideline is present; the chosen one was not read for it.',
  'out-of-scope': 'The guideline is not made for this patient.',
  'advised-against': 'The guideline advises against thrombolysis here.',
  'no-window-applies': 'No time window of the guideline applies.',
  'relative-present': 'A relative contraindication is present: weigh benefit and risk.',
  'to-clarify': 'What is recorded may be a contraindication: clarify it first.',
  'correct-first': 'Nothing found so far but what can be corrected: correct it first.',
  'nothing-found-but-open': 'No contraindication found so far; some questions are open.',
  'nothing-found': 'No contraindication found among those checked.',
};

export const WINDOW_STATUSES: Readonly<Record<WindowStatus, string>> = {
  applies: 'a time window applies',
  'none-applies': 'no time window applies',
  'cannot-tell': 'whether a time window applies cannot be told',
};

export const OPEN_REASONS: Readonly<Record<OpenReason, string>> = {
  ...MISSING_REASONS,
  conflicting: 'recorded values disagree',
  'not-in-complete-list': 'not recorded in a complete list, which is not the same as absent',
  'date-not-known': 'recorded, but not when',
  'only-a-bound': 'only a bound is known, and the limit lies beyond it',
  'left-to-judgement': 'no limit was read in the guideline: for the clinician to weigh',
};

/** `INR: not recorded`. */
export function openFactText({ fact, reason }: OpenFact): string {
  return `${FACT_NAMES[fact]}: ${OPEN_REASONS[reason]}`;
}

/** Whether to wait for open laboratory results, by whether there is a reason to suspect an abnormal one. */
export const LABORATORY_ADVICE: Readonly<Record<VerdictStatus, string>> = {
  met: 'An anticoagulant is recorded: wait for the laboratory results that are open.',
  'not-met': 'No anticoagulant is recorded: do not wait for the laboratory results that are open (COR 2a).',
  'cannot-tell':
    'Do not wait for the laboratory results that are open unless an abnormal one is suspected (COR 2a). Whether an anticoagulant is taken is not known.',
};

export const ELIGIBILITY_CAUTION =
  'What is not recorded is open, not absent. Whether to treat is for the clinician to decide.';

export const MERELY_NOT_LISTED = 'only because the chart’s lists do not contain it: ask and examine';

const RELATION_SIGNS: Readonly<Record<Relation, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' };

/** Units that are written otherwise; a unit that counts something is left out. */
const LIMIT_UNITS: Readonly<Record<string, string>> = {
  a: ' years',
  h: ' hours ago',
  d: ' days ago',
  mo: ' months ago',
  'mm[Hg]': ' mmHg',
  '10*9/L': ' × 10⁹/L',
  '{INR}': '',
  '{count}': '',
  '{points}': '',
};

/** `Platelets < 100 × 10⁹/L`; `Last DOAC dose < 48 hours ago`. */
export function limitText({ fact, relation, value, unit }: Limit): string {
  const amount = unit === 'min' ? minutesText(value) : `${value}${LIMIT_UNITS[unit] ?? ` ${unit}`}`;
  return `${FACT_NAMES[fact]} ${RELATION_SIGNS[relation]} ${amount}`;
}
