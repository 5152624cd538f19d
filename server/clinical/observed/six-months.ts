/** Outcomes of the model `outcome-6-months`, which no entry of the evidence registry defines. */
import type { OutcomeDefinition } from '../evidence/outcomes.ts';

export const OUTCOMES_AT_6_MONTHS = {
  'outcome-6-months/dead': {
    shortName: 'dead at 6 months',
    name: 'death within 6 months',
    definition: 'Death from any cause within 6 months.',
  },
  'outcome-6-months/dependent': {
    shortName: 'dependent at 6 months',
    name: 'dependent at 6 months',
    definition: 'Alive at 6 months and in need of help from another person for everyday activities.',
  },
  'outcome-6-months/not-recovered': {
    shortName: 'independent at 6 months, not recovered',
    name: 'independent at 6 months, not recovered',
    definition: 'Independent in everyday activities at 6 months, not fully recovered.',
  },
  'outcome-6-months/recovered': {
    shortName: 'recovered at 6 months',
    name: 'recovered at 6 months',
    definition: 'Says at 6 months that recovery from the stroke is complete.',
  },
  'outcome-6-months/independent': {
    shortName: 'independent at 6 months',
    name: 'independent at 6 months',
    definition: 'Alive and independent in everyday activities at 6 months.',
  },
  'outcome-6-months/dead-or-dependent': {
    shortName: 'dead or dependent at 6 months',
    name: 'dead or dependent at 6 months',
    definition: 'Dead, or dependent on another person, at 6 months.',
  },
} as const satisfies Readonly<Record<string, Pick<OutcomeDefinition, 'shortName' | 'name' | 'definition'>>>;
