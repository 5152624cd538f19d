// What the stroke does to this person, and what was there before.

Profile: StrokeDisablingDeficit
Parent: Observation
Id: stroke-disabling-deficit
Title: "Disabling deficit"
Description: "Whether the deficit would keep the person from basic activities or work, as the treating clinician judges it."
* insert StrokeFinding
* code = $finding#disabling-deficit
* value[x] only CodeableConcept
* valueCodeableConcept from finding-presence (required)
* value[x] MS

Profile: StrokePreStrokeMrs
Parent: Observation
Id: stroke-pre-stroke-mrs
Title: "Modified Rankin Scale before the stroke"
Description: "0 to 5, of the time before this stroke: LOINC has one code for all times."
* insert StrokeFinding
* code = $finding#pre-stroke-mrs
* value[x] only integer
* value[x] MS
* obeys mrs-1

Invariant: mrs-1
Description: "The modified Rankin Scale of a living person runs from 0 to 5."
Expression: "value.ofType(integer).all($this >= 0 and $this <= 5)"
Severity: #error

Instance: disabling-deficit-present
InstanceOf: StrokeDisablingDeficit
Usage: #example
Title: "Disabling deficit"
* status = #final
* category = $observation-category#exam
* code = $finding#disabling-deficit
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:20:00+02:00"
* valueCodeableConcept = $finding#present

Instance: pre-stroke-mrs-1
InstanceOf: StrokePreStrokeMrs
Usage: #example
Title: "Modified Rankin Scale 1 before the stroke"
* status = #final
* category = $observation-category#survey
* code = $finding#pre-stroke-mrs
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:20:00+02:00"
* valueInteger = 1
