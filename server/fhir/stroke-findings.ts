/**
 * Our own CodeSystem for what no LOINC, SNOMED CT or RadLex code could be verified for: what is observed, and the
 * answers. A site maps its own codes to these (code-map.ts). Published as FHIR under `fhir-profiles`.
 */
import { STROKE_IMAGING_FINDINGS, type Code } from './codes.ts';

/** What is observed, by code. */
export const STROKE_FINDINGS = {
  'ct-hypodensity': 'CT hypodensity, extent',
  'extensive-hypodensity': 'Extensive, clearly demarcated hypodensity on CT',
  'early-infarct-signs': 'Early infarct signs on CT',
  'hyperdense-artery-sign': 'Hyperdense artery sign',
  'haemorrhage-on-imaging': 'Intracranial haemorrhage on imaging',
  'large-vessel-occlusion': 'Large-vessel occlusion',
  'dwi-flair-mismatch': 'DWI-FLAIR mismatch',
  'perfusion-mismatch': 'Perfusion mismatch',
  microbleeds: 'Cerebral microbleeds, number',
  mtici: 'mTICI grade after thrombectomy',
  aspects: 'ASPECTS',
  'aspects-c': 'ASPECTS region C, caudate',
  'aspects-l': 'ASPECTS region L, lentiform',
  'aspects-ic': 'ASPECTS region IC, internal capsule',
  'aspects-i': 'ASPECTS region I, insula',
  'aspects-m1': 'ASPECTS region M1',
  'aspects-m2': 'ASPECTS region M2',
  'aspects-m3': 'ASPECTS region M3',
  'aspects-m4': 'ASPECTS region M4',
  'aspects-m5': 'ASPECTS region M5',
  'aspects-m6': 'ASPECTS region M6',
  'pc-aspects': 'Posterior-circulation ASPECTS',
  'pc-aspects-pons': 'pc-ASPECTS region, pons',
  'pc-aspects-midbrain': 'pc-ASPECTS region, midbrain',
  'pc-aspects-thalamus-left': 'pc-ASPECTS region, left thalamus',
  'pc-aspects-thalamus-right': 'pc-ASPECTS region, right thalamus',
  'pc-aspects-cerebellum-left': 'pc-ASPECTS region, left cerebellum',
  'pc-aspects-cerebellum-right': 'pc-ASPECTS region, right cerebellum',
  'pc-aspects-pca-left': 'pc-ASPECTS region, left PCA territory',
  'pc-aspects-pca-right': 'pc-ASPECTS region, right PCA territory',
  'haematoma-volume': 'Volume of an intracerebral haematoma',
  'haematoma-location': 'Location of an intracerebral haematoma',
  'intraventricular-haemorrhage': 'Intraventricular haemorrhage',
  'basal-cistern-effacement': 'Effacement of the basal cisterns',
  'midline-shift': 'Midline shift',
  'avm-maximum-diameter': 'Largest diameter of the nidus of an arteriovenous malformation',
  'avm-volume': 'Volume of the nidus of an arteriovenous malformation',
  'avm-eloquent': 'Nidus in eloquent brain',
  'avm-deep-venous-drainage': 'Deep venous drainage of an arteriovenous malformation',
  'avm-deep-location': 'Nidus in basal ganglia, thalamus or brainstem',
  'avm-previous-haemorrhage': 'Earlier haemorrhage from an arteriovenous malformation',
  'avm-vascular-eloquence': 'Feeder of an arteriovenous malformation that also supplies eloquent tissue',
  'avm-arterial-pedicles': 'Arterial pedicles of an arteriovenous malformation, number',
  'avm-draining-veins': 'Draining veins of an arteriovenous malformation, number',
  'last-known-well': 'Time last known well',
  'symptoms-noticed': 'Time at which the symptoms were noticed',
  onset: 'How the stroke began',
  'disabling-deficit': 'Disabling deficit, as the treating clinician judges it',
  'brainstem-or-cerebellar-signs': 'Signs of brainstem or cerebellum',
  'other-deficit':
    'Deficit other than of consciousness, face, arm, leg, language, visual field, attention, brainstem or cerebellum',
  'ocsp-syndrome': 'Clinical syndrome, Oxfordshire Community Stroke Project',
  'pre-stroke-mrs': 'Modified Rankin Scale before the stroke',
} as const;

export type StrokeFinding = keyof typeof STROKE_FINDINGS;

/** What can be answered, by code. */
export const STROKE_FINDING_ANSWERS = {
  present: 'Present',
  absent: 'Absent',
  indeterminate: 'Cannot be told',
  none: 'None',
  'less-than-one-third-mca': 'Less than a third of the MCA territory',
  'one-third-mca-or-more': 'A third of the MCA territory or more',
  lobar: 'Lobar',
  deep: 'Deep',
  infratentorial: 'Infratentorial',
  witnessed: 'Witnessed',
  'wake-up': 'Noticed on waking',
  unknown: 'Unknown',
  'ocsp-tacs': 'Total anterior circulation syndrome',
  'ocsp-pacs': 'Partial anterior circulation syndrome',
  'ocsp-lacs': 'Lacunar syndrome',
  'ocsp-pocs': 'Posterior circulation syndrome',
  'ocsp-other': 'Other syndrome',
  'mtici-0': 'mTICI 0',
  'mtici-1': 'mTICI 1',
  'mtici-2a': 'mTICI 2a',
  'mtici-2b': 'mTICI 2b',
  'mtici-2c': 'mTICI 2c',
  'mtici-3': 'mTICI 3',
} as const;

export type StrokeFindingAnswer = keyof typeof STROKE_FINDING_ANSWERS;

export function findingCode(code: StrokeFinding | StrokeFindingAnswer): Code {
  return { system: STROKE_IMAGING_FINDINGS, code };
}
