/**
 * What the stroke does to this person, as the examination finds it. Items are those of the NIH Stroke Scale, in which
 * 1 point is the least that counts; the models and the recovery rules read them.
 */
import { choice, flag } from './definition.ts';

export const DEFICIT_FACTS = {
  /**
   * NIHSS item 1a: alert 0, drowsy (rousable) 1 or 2, unconscious 3. Without it, a Glasgow Coma Scale of 15 is alert
   * and one of 8 or less unconscious (coma, Teasdale and Jennett 1974); between them aphasia lowers it as well.
   */
  consciousness: choice('alert', 'drowsy', 'unconscious'),
  /** NIHSS item 4 of 1 or more. */
  facialWeakness: flag,
  /** Drift or worse of an arm: NIHSS item 5a or 5b of 1 or more. Weakness of the hand alone is not seen by it. */
  armWeakness: flag,
  /** Drift or worse of a leg: NIHSS item 6a or 6b of 1 or more. */
  legWeakness: flag,
  /** On which side of the body an arm or leg is weak: the left by NIHSS items 5a and 6a, the right by 5b and 6b. */
  weakSide: choice('left', 'right', 'both'),
  /** Which side of both visual fields is lost in a homonymous hemianopia; NIHSS item 3 does not say. */
  fieldLossSide: choice('left', 'right'),
  /** NIHSS item 9 of 1 or more. */
  aphasia: flag,
  /** NIHSS item 11 of 1 or more: inattention or extinction. A cancellation test is a fact of its own. */
  visuospatialNeglect: flag,
  /** Signs of brainstem or cerebellum. Limb ataxia (NIHSS item 7) is one; without ataxia there may be others. */
  brainstemOrCerebellarSigns: flag,
  /** A deficit that none of the facts above names. */
  otherDeficit: flag,
  /** Clinical syndrome of the Oxfordshire Community Stroke Project (Bamford 1991). */
  ocspSyndrome: choice('tacs', 'pacs', 'lacs', 'pocs', 'other'),
} as const;
