// ASPECTS: ten regions of one middle cerebral artery territory (Barber 2000).

Profile: StrokeAspects
Parent: Observation
Id: stroke-aspects
Title: "ASPECTS"
Description: "Alberta Stroke Program Early CT Score, 0 to 10: ten less the regions with early ischaemic change. No LOINC code is known; the regions are components where they were read."
* insert ImagingFinding
* code = $finding#aspects
* value[x] only integer
* value[x] MS
* bodySite MS
* bodySite ^short = "The hemisphere that was scored"
* component MS
* component.code from aspects-regions (required)
* component.value[x] only CodeableConcept
* component.valueCodeableConcept from finding-presence (required)
* obeys aspects-1 and aspects-2

Invariant: aspects-1
Description: "ASPECTS runs from 0 to 10."
Expression: "value.ofType(integer).all($this >= 0 and $this <= 10)"
Severity: #error

Invariant: aspects-2
Description: "When all ten regions were read as present or absent, the total is ten less the regions with early ischaemic change."
Expression: "component.value.ofType(CodeableConcept).coding.where(code = 'present' or code = 'absent').count() = 10 implies value.ofType(integer) = 10 - component.value.ofType(CodeableConcept).coding.where(code = 'present').count()"
Severity: #error

ValueSet: AspectsRegions
Id: aspects-regions
Title: "ASPECTS regions"
Description: "The ten regions of ASPECTS."
* $finding#aspects-c
* $finding#aspects-l
* $finding#aspects-ic
* $finding#aspects-i
* $finding#aspects-m1
* $finding#aspects-m2
* $finding#aspects-m3
* $finding#aspects-m4
* $finding#aspects-m5
* $finding#aspects-m6

Instance: aspects-8
InstanceOf: StrokeAspects
Usage: #example
Title: "ASPECTS 8: insula and M2, read by software"
* status = #preliminary
* category = $observation-category#imaging
* code = $finding#aspects
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:31:00+02:00"
* valueInteger = 8
* bodySite = $sct#7771000 "Left"
* device = Reference(example-software)
* insert AspectsRegion(aspects-c, absent)
* insert AspectsRegion(aspects-l, absent)
* insert AspectsRegion(aspects-ic, absent)
* insert AspectsRegion(aspects-i, present)
* insert AspectsRegion(aspects-m1, absent)
* insert AspectsRegion(aspects-m2, present)
* insert AspectsRegion(aspects-m3, absent)
* insert AspectsRegion(aspects-m4, absent)
* insert AspectsRegion(aspects-m5, absent)
* insert AspectsRegion(aspects-m6, absent)

RuleSet: AspectsRegion(region, presence)
* component[+].code = $finding#{region}
* component[=].valueCodeableConcept = $finding#{presence}
