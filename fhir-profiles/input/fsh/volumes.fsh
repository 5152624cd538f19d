// Volumes of infarct, haematoma and arteriovenous malformation, and where the haematoma lies.

RuleSet: Volume
* insert ImagingFinding
* value[x] only Quantity
* value[x] MS
* valueQuantity.value 1..1
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* valueQuantity.code = #mL
* obeys volume-1

Invariant: volume-1
Description: "A volume is not negative."
Expression: "value.ofType(Quantity).value.all($this >= 0)"
Severity: #error

Profile: StrokeInfarctVolume
Parent: Observation
Id: stroke-infarct-volume
Title: "Infarct volume"
Description: "Volume of the infarct, in mL; method says how it was measured."
* insert Volume
* code = $finding#infarct-volume

Profile: StrokeHaematomaVolume
Parent: Observation
Id: stroke-haematoma-volume
Title: "Haematoma volume"
Description: "Volume of an intracerebral haematoma, in mL; method says how it was measured (ABC/2, planimetry, software)."
* insert Volume
* code = $finding#haematoma-volume

Profile: StrokeAvmVolume
Parent: Observation
Id: stroke-avm-volume
Title: "AVM volume"
Description: "Volume of the nidus of an arteriovenous malformation, in mL."
* insert Volume
* code = $finding#avm-volume

Profile: StrokeHaematomaLocation
Parent: Observation
Id: stroke-haematoma-location
Title: "Haematoma location"
Description: "Where an intracerebral haematoma lies, as the haemorrhage scores tell it apart."
* insert ImagingFinding
* code = $finding#haematoma-location
* value[x] only CodeableConcept
* valueCodeableConcept from haematoma-locations (required)
* value[x] MS

ValueSet: HaematomaLocations
Id: haematoma-locations
Title: "Haematoma locations"
Description: "Lobar, deep or infratentorial."
* $finding#lobar
* $finding#deep
* $finding#infratentorial

Instance: infarct-volume-42
InstanceOf: StrokeInfarctVolume
Usage: #example
Title: "Infarct of 42 mL, measured by software"
* insert ImagingExample
* code = $finding#infarct-volume
* valueQuantity = 42 'mL'
* device = Reference(example-software)

Instance: haematoma-volume-18
InstanceOf: StrokeHaematomaVolume
Usage: #example
Title: "Haematoma of 18 mL by ABC/2"
* insert ImagingExample
* code = $finding#haematoma-volume
* valueQuantity = 18 'mL'
* method.text = "ABC/2"

Instance: haematoma-location-deep
InstanceOf: StrokeHaematomaLocation
Usage: #example
Title: "Deep haematoma"
* insert ImagingExample
* code = $finding#haematoma-location
* valueCodeableConcept = $finding#deep

Instance: avm-volume-6
InstanceOf: StrokeAvmVolume
Usage: #example
Title: "Nidus of 6.5 mL"
* insert ImagingExample
* code = $finding#avm-volume
* valueQuantity = 6.5 'mL'
