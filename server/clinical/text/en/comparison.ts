/** How the scores stand to each other, in one sentence each. */
import type { Agreement, FamilyComparison, Level } from '../../comparison.ts';
import type { OutcomeFamily } from '../../evidence/outcomes.ts';

export const FAMILY_NAMES: Readonly<Record<OutcomeFamily, string>> = {
  'symptomatic-ich': 'Symptomatic intracranial haemorrhage',
  'any-ich': 'Any intracranial haemorrhage',
  death: 'Death',
  'good-function': 'Good function',
  'poor-function': 'Poor function or death',
  oedema: 'Malignant oedema',
  'avm-treatment': 'Result of treating the malformation',
  'avm-natural-history': 'Bleeding of an untreated malformation',
  motor: 'Movement',
  vision: 'Sight',
  language: 'Language',
  swallowing: 'Swallowing',
  cognition: 'Memory and thinking',
  mood: 'Mood',
};

export const AGREEMENTS: Readonly<Record<Agreement, string>> = {
  single: 'Only one score has a rate for this outcome.',
  agree: 'The scores agree.',
  disagree: 'The scores disagree: their rates for the same outcome lie apart.',
  open: 'Whether the scores agree cannot be told while inputs are missing.',
};

const LEVELS: Readonly<Record<Level, string>> = {
  'all-below': 'every published rate stays below the site’s limit of',
  'all-reach': 'every published rate reaches the site’s limit of',
  split: 'some published rates reach, others stay below the site’s limit of',
  open: 'whether the rates reach it depends on what is missing: the site’s limit of',
};

/** One plain sentence on all bleeding rates, whatever they count. */
export function levelText({ level }: FamilyComparison, limitPercent: number): string {
  return level === undefined ? '' : `Symptomatic haemorrhage: ${LEVELS[level]} ${limitPercent} %.`;
}
