/**
 * Every criterion, in the order in which they are shown: the tiers as the 2026 table has them, then the rest.
 */
import { aceInhibitor } from './criteria/ace-inhibitor.ts';
import { antiplateletTreatment } from './criteria/antiplatelet-treatment.ts';
import { aorticArchDissection } from './criteria/aortic-arch-dissection.ts';
import { apttAbove40 } from './criteria/aptt-above-40.ts';
import { ariaOrAmyloidAntibody } from './criteria/aria-or-amyloid-antibody.ts';
import { arterialPuncture } from './criteria/arterial-puncture.ts';
import { brainInjury14DaysTo3Months } from './criteria/brain-injury-14-days-to-3-months.ts';
import { brainInjuryUnder14Days } from './criteria/brain-injury-under-14-days.ts';
import { cervicalDissection } from './criteria/cervical-dissection.ts';
import { doacWithin48Hours } from './criteria/doac-within-48-hours.ts';
import { duralPuncture } from './criteria/dural-puncture.ts';
import { extensiveHypodensity } from './criteria/extensive-hypodensity.ts';
import { extraAxialNeoplasm } from './criteria/extra-axial-neoplasm.ts';
import { fewMicrobleeds } from './criteria/few-microbleeds.ts';
import { haemorrhageOnImaging } from './criteria/haemorrhage-on-imaging.ts';
import { heparinWithin24Hours } from './criteria/heparin-within-24-hours.ts';
import { highBloodPressure } from './criteria/high-blood-pressure.ts';
import { infectiveEndocarditis } from './criteria/infective-endocarditis.ts';
import { inrAbove17 } from './criteria/inr-above-1-7.ts';
import { intraAxialNeoplasm } from './criteria/intra-axial-neoplasm.ts';
import { intracranialDissection } from './criteria/intracranial-dissection.ts';
import { majorTrauma } from './criteria/major-trauma.ts';
import { manyMicrobleeds } from './criteria/many-microbleeds.ts';
import { mildNonDisablingDeficit } from './criteria/mild-non-disabling-deficit.ts';
import { neurosurgery14DaysTo3Months } from './criteria/neurosurgery-14-days-to-3-months.ts';
import { neurosurgeryUnder14Days } from './criteria/neurosurgery-under-14-days.ts';
import { plateletsBelow100 } from './criteria/platelets-below-100.ts';
import { preExistingDisability } from './criteria/pre-existing-disability.ts';
import { pregnancyOrPostpartum } from './criteria/pregnancy-or-postpartum.ts';
import { priorIntracranialHaemorrhage } from './criteria/prior-intracranial-haemorrhage.ts';
import { proceduralStroke } from './criteria/procedural-stroke.ts';
import { ptAbove15 } from './criteria/pt-above-15.ts';
import { recentGastrointestinalOrUrinaryBleed } from './criteria/recent-gastrointestinal-or-urinary-bleed.ts';
import { recentIschaemicStroke } from './criteria/recent-ischaemic-stroke.ts';
import { recentMajorSurgery } from './criteria/recent-major-surgery.ts';
import { recreationalDrugs } from './criteria/recreational-drugs.ts';
import { remoteGastrointestinalOrUrinaryBleed } from './criteria/remote-gastrointestinal-or-urinary-bleed.ts';
import { remoteMyocardialInfarction } from './criteria/remote-myocardial-infarction.ts';
import { severeHyperglycaemia } from './criteria/severe-hyperglycaemia.ts';
import { severeHypoglycaemia } from './criteria/severe-hypoglycaemia.ts';
import { spinalCordInjury } from './criteria/spinal-cord-injury.ts';
import { stElevationInfarction } from './criteria/st-elevation-infarction.ts';
import { strokeMimic } from './criteria/stroke-mimic.ts';
import { under18Years } from './criteria/under-18-years.ts';
import { unrupturedAneurysm } from './criteria/unruptured-aneurysm.ts';
import { vascularMalformation } from './criteria/vascular-malformation.ts';
import type { Criterion } from './criterion.ts';

export const ALL_CRITERIA: readonly Criterion[] = [
  haemorrhageOnImaging,
  extensiveHypodensity,
  brainInjuryUnder14Days,
  neurosurgeryUnder14Days,
  spinalCordInjury,
  intraAxialNeoplasm,
  infectiveEndocarditis,
  plateletsBelow100,
  inrAbove17,
  apttAbove40,
  ptAbove15,
  aorticArchDissection,
  ariaOrAmyloidAntibody,
  preExistingDisability,
  doacWithin48Hours,
  recentIschaemicStroke,
  priorIntracranialHaemorrhage,
  pregnancyOrPostpartum,
  duralPuncture,
  arterialPuncture,
  brainInjury14DaysTo3Months,
  neurosurgery14DaysTo3Months,
  majorTrauma,
  stElevationInfarction,
  recentGastrointestinalOrUrinaryBleed,
  intracranialDissection,
  recentMajorSurgery,
  vascularMalformation,
  heparinWithin24Hours,
  cervicalDissection,
  extraAxialNeoplasm,
  proceduralStroke,
  unrupturedAneurysm,
  remoteGastrointestinalOrUrinaryBleed,
  remoteMyocardialInfarction,
  recreationalDrugs,
  strokeMimic,
  mildNonDisablingDeficit,
  antiplateletTreatment,
  fewMicrobleeds,
  manyMicrobleeds,
  highBloodPressure,
  severeHypoglycaemia,
  severeHyperglycaemia,
  aceInhibitor,
  under18Years,
];
