// Signs on CT and MR that are there, not there, or cannot be told.

Profile: StrokeImagingSign
Parent: Observation
Id: stroke-imaging-sign
Title: "Sign on CT or MR"
Description: "One sign, as a person or software read it: early infarct signs, hyperdense artery, haemorrhage, large-vessel occlusion, DWI-FLAIR or perfusion mismatch and the like. Present, absent or indeterminate; where it could not be assessed, dataAbsentReason instead of a value."
* insert ImagingFinding
* code from imaging-signs (required)
* value[x] only CodeableConcept
* valueCodeableConcept from finding-presence (required)
* value[x] MS
* bodySite MS

ValueSet: ImagingSigns
Id: imaging-signs
Title: "Signs on CT or MR"
Description: "Signs that are recorded as present, absent or indeterminate. No LOINC, RadLex or SNOMED CT code for them could be verified."
* $finding#haemorrhage-on-imaging
* $finding#extensive-hypodensity
* $finding#early-infarct-signs
* $finding#hyperdense-artery-sign
* $finding#large-vessel-occlusion
* $finding#dwi-flair-mismatch
* $finding#perfusion-mismatch
* $finding#intraventricular-haemorrhage
* $finding#basal-cistern-effacement
* $finding#avm-eloquent
* $finding#avm-deep-venous-drainage
* $finding#avm-deep-location
* $finding#avm-previous-haemorrhage
* $finding#avm-vascular-eloquence

ValueSet: FindingPresence
Id: finding-presence
Title: "Present, absent or indeterminate"
Description: "The ways of saying that a sign is there or not which the service understands."
* $finding#present
* $finding#absent
* $finding#indeterminate
* $sct#52101004 "Present"
* $sct#2667000 "Absent"
* $loinc#LA9633-4 "Present"
* $loinc#LA9634-2 "Absent"

Instance: hyperdense-artery-present
InstanceOf: StrokeImagingSign
Usage: #example
Title: "Hyperdense artery sign, present"
* insert ImagingExample
* code = $finding#hyperdense-artery-sign
* valueCodeableConcept = $finding#present

Instance: early-infarct-signs-not-assessable
InstanceOf: StrokeImagingSign
Usage: #example
Title: "Early infarct signs, not assessable because the person moved"
* insert ImagingExample
* code = $finding#early-infarct-signs
* dataAbsentReason = $data-absent-reason#error

Profile: StrokeCtHypodensity
Parent: Observation
Id: stroke-ct-hypodensity
Title: "Extent of hypodensity on CT"
Description: "Visible hypodensity on the CT before treatment, in the three steps of the HAT score (Lou 2008)."
* insert ImagingFinding
* code = $finding#ct-hypodensity
* value[x] only CodeableConcept
* valueCodeableConcept from ct-hypodensity-extents (required)
* value[x] MS

ValueSet: CtHypodensityExtents
Id: ct-hypodensity-extents
Title: "Extent of hypodensity on CT"
Description: "None, less than a third of the middle cerebral artery territory, a third or more, or indeterminate. A plain 'present' is not among them: it does not say how much."
* $finding#none
* $finding#less-than-one-third-mca
* $finding#one-third-mca-or-more
* $finding#absent
* $finding#indeterminate

Instance: ct-hypodensity-less-than-one-third
InstanceOf: StrokeCtHypodensity
Usage: #example
Title: "Hypodensity in less than a third of the territory"
* insert ImagingExample
* code = $finding#ct-hypodensity
* valueCodeableConcept = $finding#less-than-one-third-mca
