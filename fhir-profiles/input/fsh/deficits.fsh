// Deficits that no item of the NIH Stroke Scale records, and the clinical syndrome.

Profile: StrokeDeficit
Parent: Observation
Id: stroke-deficit
Title: "Deficit beside the NIHSS"
Description: "Signs of brainstem or cerebellum, or another deficit that the NIH Stroke Scale has no item for: present or absent."
* insert StrokeFinding
* code from stroke-deficits (required)
* value[x] only CodeableConcept
* valueCodeableConcept from finding-presence (required)
* value[x] MS

ValueSet: StrokeDeficits
Id: stroke-deficits
Title: "Deficits beside the NIHSS"
Description: "Deficits that the NIH Stroke Scale has no item for."
* $finding#brainstem-or-cerebellar-signs
* $finding#other-deficit

Profile: StrokeOcspSyndrome
Parent: Observation
Id: stroke-ocsp-syndrome
Title: "Clinical syndrome (OCSP)"
Description: "Clinical syndrome of the Oxfordshire Community Stroke Project (Bamford 1991), as the clinician calls it."
* insert StrokeFinding
* code = $finding#ocsp-syndrome
* value[x] only CodeableConcept
* valueCodeableConcept from ocsp-syndromes (required)
* value[x] MS

ValueSet: OcspSyndromes
Id: ocsp-syndromes
Title: "Clinical syndromes (OCSP)"
Description: "Total, partial and posterior circulation, lacunar, or other; or it cannot be told."
* $finding#ocsp-tacs
* $finding#ocsp-pacs
* $finding#ocsp-lacs
* $finding#ocsp-pocs
* $finding#ocsp-other
* $finding#indeterminate

Instance: brainstem-or-cerebellar-signs-absent
InstanceOf: StrokeDeficit
Usage: #example
Title: "No signs of brainstem or cerebellum"
* status = #final
* category = $observation-category#exam
* code = $finding#brainstem-or-cerebellar-signs
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:20:00+02:00"
* valueCodeableConcept = $finding#absent

Instance: ocsp-syndrome-pacs
InstanceOf: StrokeOcspSyndrome
Usage: #example
Title: "Partial anterior circulation syndrome"
* status = #final
* category = $observation-category#exam
* code = $finding#ocsp-syndrome
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:20:00+02:00"
* valueCodeableConcept = $finding#ocsp-pacs
