// ASPECTS, ten regions of one middle cerebral artery territory (Barber 2000), and its posterior relative (Puetz 2008).

RuleSet: AspectsScore(code, regions)
* insert ImagingFinding
* code = $finding#{code}
* value[x] only integer
* value[x] MS
* component MS
* component.code from {regions} (required)
* component.value[x] only CodeableConcept
* component.valueCodeableConcept from finding-presence (required)
* obeys aspects-1

Profile: StrokeAspects
Parent: Observation
Id: stroke-aspects
Title: "ASPECTS"
Description: "Alberta Stroke Program Early CT Score, 0 to 10: ten less the regions with early ischaemic change. No LOINC code is known; the regions are components where they were read."
* insert AspectsScore(aspects, aspects-regions)
* bodySite MS
* bodySite ^short = "The hemisphere that was scored"
* obeys aspects-2

Profile: StrokePcAspects
Parent: Observation
Id: stroke-pc-aspects
Title: "pc-ASPECTS"
Description: "ASPECTS of the posterior circulation, 0 to 10: pons and midbrain count two points, the other regions one each."
* insert AspectsScore(pc-aspects, pc-aspects-regions)
* obeys pc-aspects-1

Invariant: aspects-1
Description: "ASPECTS runs from 0 to 10."
Expression: "value.ofType(integer).all($this >= 0 and $this <= 10)"
Severity: #error

Invariant: aspects-2
Description: "When all ten regions were read as present or absent, the total is ten less the regions with early ischaemic change."
Expression: "component.value.ofType(CodeableConcept).coding.where(code = 'present' or code = 'absent').count() = 10 implies value.ofType(integer) = 10 - component.value.ofType(CodeableConcept).coding.where(code = 'present').count()"
Severity: #error

Invariant: pc-aspects-1
Description: "When all eight regions were read as present or absent, the total is ten less a point for each region with early ischaemic change, two for pons and midbrain."
Expression: "component.value.ofType(CodeableConcept).coding.where(code = 'present' or code = 'absent').count() = 8 implies value.ofType(integer) = 10 - component.where(value.ofType(CodeableConcept).coding.where(code = 'present').exists()).count() - component.where(code.coding.where(code = 'pc-aspects-pons' or code = 'pc-aspects-midbrain').exists() and value.ofType(CodeableConcept).coding.where(code = 'present').exists()).count()"
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

ValueSet: PcAspectsRegions
Id: pc-aspects-regions
Title: "pc-ASPECTS regions"
Description: "The eight regions of pc-ASPECTS."
* $finding#pc-aspects-pons
* $finding#pc-aspects-midbrain
* $finding#pc-aspects-thalamus-left
* $finding#pc-aspects-thalamus-right
* $finding#pc-aspects-cerebellum-left
* $finding#pc-aspects-cerebellum-right
* $finding#pc-aspects-pca-left
* $finding#pc-aspects-pca-right

Instance: aspects-8
InstanceOf: StrokeAspects
Usage: #example
Title: "ASPECTS 8: insula and M2, read by software"
* insert ImagingExample
* code = $finding#aspects
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

Instance: pc-aspects-7
InstanceOf: StrokePcAspects
Usage: #example
Title: "pc-ASPECTS 7: pons and left cerebellum"
* insert ImagingExample
* code = $finding#pc-aspects
* valueInteger = 7
* insert AspectsRegion(pc-aspects-pons, present)
* insert AspectsRegion(pc-aspects-midbrain, absent)
* insert AspectsRegion(pc-aspects-thalamus-left, absent)
* insert AspectsRegion(pc-aspects-thalamus-right, absent)
* insert AspectsRegion(pc-aspects-cerebellum-left, present)
* insert AspectsRegion(pc-aspects-cerebellum-right, absent)
* insert AspectsRegion(pc-aspects-pca-left, absent)
* insert AspectsRegion(pc-aspects-pca-right, absent)
