/** Diseases, drugs and events before the stroke. */
import { choice, decimal, event, flag } from './definition.ts';

export const HISTORY_FACTS = {
  /** Diabetes mellitus of any type in the history. */
  diabetes: flag,
  hypertension: flag,
  atrialFibrillation: flag,
  heartFailure: flag,
  smoker: flag,
  cancer: flag,
  dialysis: flag,
  /** Subtype of the present stroke, as iScore counts it. */
  strokeSubtype: choice('lacunar', 'non-lacunar', 'undetermined'),
  canadianNeurologicalScale: decimal('{points}', 0, 11.5, 'the Canadian Neurological Scale ends at 11.5'),
  /** Antiplatelet drugs taken regularly; `other` is any combination the list does not name. */
  antiplatelets: choice('none', 'aspirin', 'aspirin-and-clopidogrel', 'other'),
  vitaminKAntagonist: flag,
  /** Last dose of a direct oral anticoagulant. */
  doacDose: event,
  /** Last dose of low-molecular-weight or unfractionated heparin in treatment, not prophylactic, strength. */
  heparinTreatmentDose: event,
  ischaemicStroke: event,
  intracranialHaemorrhage: event,
  /** Traumatic brain injury of moderate or severe degree. */
  traumaticBrainInjury: event,
  /** Intracranial or spinal surgery. */
  neurosurgery: event,
  spinalCordInjury: event,
  majorSurgery: event,
  /** Major trauma outside the nervous system. */
  majorTrauma: event,
  /** Puncture of an artery that cannot be compressed. */
  arterialPuncture: event,
  duralPuncture: event,
  gastrointestinalOrUrinaryBleed: event,
  myocardialInfarction: event,
  /** Infusion of an amyloid antibody: lecanemab, donanemab, aducanumab. */
  amyloidAntibody: event,
  /** Amyloid-related imaging abnormality. */
  aria: flag,
  infectiveEndocarditis: flag,
  aorticArchDissection: flag,
  intracranialDissection: flag,
  cervicalDissection: flag,
  intraAxialNeoplasm: flag,
  extraAxialNeoplasm: flag,
  unrupturedAneurysm: flag,
  /** Arteriovenous malformation or another intracranial vascular malformation. */
  vascularMalformation: flag,
  pregnantOrPostpartum: flag,
  /** Stroke during an angiographic procedure. */
  proceduralStroke: flag,
  recreationalDrugs: flag,
  mimicSuspected: flag,
  /** Angiotensin-converting enzyme inhibitor: a warning of angioedema, no criterion. */
  aceInhibitor: flag,
  /** Self- or clinician-described as Asian; enters the race term of GRASPS, and nothing else. */
  asian: flag,
} as const;
