/** The languages of the family view. */
import { FAMILY_DE } from './de.ts';
import { FAMILY_EN } from './en.ts';
import { FAMILY_ES } from './es.ts';
import type { FamilyText } from './family-text.ts';
import { FAMILY_KO } from './ko.ts';

export const FAMILY_TEXTS = {
  en: FAMILY_EN,
  de: FAMILY_DE,
  es: FAMILY_ES,
  ko: FAMILY_KO,
} as const satisfies Readonly<Record<string, FamilyText>>;

export type FamilyLanguage = keyof typeof FAMILY_TEXTS;
