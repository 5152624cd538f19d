/** What CT and MR show, as read by a person or by the imaging service. */
import { choice, flag, whole } from './definition.ts';

export const IMAGING_FACTS = {
  /** Any intracranial haemorrhage on the present imaging. */
  haemorrhageOnImaging: flag,
  /** Visible hypodensity on the pre-treatment CT, in the three steps of the HAT score (Lou 2008). */
  ctHypodensity: choice('none', 'less-than-one-third-mca', 'one-third-mca-or-more'),
  /** Extensive, clearly demarcated hypodensity, as the reader calls it; not inferred from the extent above. */
  extensiveHypodensity: flag,
  /** Early infarct signs on the pre-treatment CT, read explicitly (not inferred from ASPECTS). */
  earlyInfarctSigns: flag,
  /** Hyperdense cerebral artery sign on the pre-treatment CT. */
  hyperdenseArtery: flag,
  largeVesselOcclusion: flag,
  /** DWI lesion smaller than a third of the MCA territory, without marked FLAIR signal change. */
  dwiFlairMismatch: flag,
  /** Salvageable tissue on perfusion imaging. */
  perfusionMismatch: flag,
  microbleeds: whole('{count}', 0, 999, 'counts are reported up to 999'),
  /** Modified treatment in cerebral infarction grade after thrombectomy. */
  mtici: choice('0', '1', '2a', '2b', '2c', '3'),
  /** ASPECTS total as reported; the regions below give it item by item. */
  aspects: whole('{points}', 0, 10, 'ASPECTS runs from 0 to 10'),
  /** Early ischaemic change in each ASPECTS region of the affected hemisphere (Barber 2000). */
  aspectsC: flag,
  aspectsL: flag,
  aspectsIC: flag,
  aspectsI: flag,
  aspectsM1: flag,
  aspectsM2: flag,
  aspectsM3: flag,
  aspectsM4: flag,
  aspectsM5: flag,
  aspectsM6: flag,
  /** Early ischaemic change in each posterior-circulation region (Puetz 2008). */
  pcAspectsPons: flag,
  pcAspectsMidbrain: flag,
  pcAspectsThalamusLeft: flag,
  pcAspectsThalamusRight: flag,
  pcAspectsCerebellumLeft: flag,
  pcAspectsCerebellumRight: flag,
  pcAspectsPcaLeft: flag,
  pcAspectsPcaRight: flag,
} as const;
