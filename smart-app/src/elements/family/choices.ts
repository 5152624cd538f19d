/** What the doctor chooses before a family looks: the language, what is shown, in which order, and whether deaths are. */
import type { Assessment } from '../../../../server/clinical/assessment.ts';
import { lifePictures } from '../../../../server/clinical/family/life-pictures.ts';
import { treatmentPictures } from '../../../../server/clinical/family/treatment-pictures.ts';
import { deficitPresence } from '../../../../server/clinical/recovery/deficit-of.ts';
import type { RecoveryDomain } from '../../../../server/clinical/text/en/recovery.ts';
import type { FamilyLanguage } from '../../../../server/clinical/text/family/families.ts';

export type SectionId = 'treatment' | RecoveryDomain | 'life' | 'next';

export interface FamilyChoices {
  readonly language: FamilyLanguage;
  readonly order: readonly SectionId[];
  /** What was switched on or off by hand; everything else follows the patient. */
  readonly chosen: Readonly<Partial<Record<SectionId, boolean>>>;
  readonly withDeaths: boolean;
  readonly withName: boolean;
}

/** Nothing of a patient is in it. */
export const FIRST_CHOICES: FamilyChoices = {
  language: 'en',
  order: [
    'treatment',
    'vision',
    'arm',
    'gait',
    'language',
    'attention',
    'swallowing',
    'cognition',
    'mood',
    'life',
    'next',
  ],
  chosen: {},
  withDeaths: false,
  withName: false,
};

export function isShown(section: SectionId, { chosen }: FamilyChoices, assessment: Assessment): boolean {
  return chosen[section] ?? isShownUnasked(section, assessment);
}

/** The problems that the patient has, and what there are figures for. */
function isShownUnasked(section: SectionId, { facts, benefit, predictions }: Assessment): boolean {
  if (section === 'next') return true;
  if (section === 'treatment') return treatmentPictures(benefit, false).status !== 'too-late';
  if (section === 'life') return lifePictures(predictions, false).length > 0;
  return deficitPresence(section, facts) === 'present';
}

/** @param step -1 for earlier, 1 for later */
export function moved(order: readonly SectionId[], section: SectionId, step: -1 | 1): readonly SectionId[] {
  const from = order.indexOf(section);
  const to = from + step;
  if (to < 0 || to >= order.length) return order;
  const others = order.filter((entry) => entry !== section);
  return [...others.slice(0, to), section, ...others.slice(to)];
}
