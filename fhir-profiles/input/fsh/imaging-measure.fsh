// Counts, lengths and grades on imaging.

Profile: StrokeImagingCount
Parent: Observation
Id: stroke-imaging-count
Title: "Number on imaging"
Description: "A number of things seen: microbleeds, or feeders and draining veins of an arteriovenous malformation."
* insert ImagingFinding
* code from imaging-counts (required)
* value[x] only integer
* value[x] MS
* obeys count-1

Invariant: count-1
Description: "A number of things is not negative."
Expression: "value.ofType(integer).all($this >= 0)"
Severity: #error

ValueSet: ImagingCounts
Id: imaging-counts
Title: "Numbers on imaging"
Description: "What is counted on imaging."
* $finding#microbleeds
* $finding#avm-arterial-pedicles
* $finding#avm-draining-veins

Profile: StrokeImagingLength
Parent: Observation
Id: stroke-imaging-length
Title: "Length on imaging"
Description: "A length, in millimetres or centimetres."
* insert ImagingFinding
* code from imaging-lengths (required)
* value[x] only Quantity
* value[x] MS
* valueQuantity.value 1..1
* valueQuantity.system 1..1
* valueQuantity.system = $ucum
* valueQuantity.code 1..1
* obeys length-1

Invariant: length-1
Description: "A length is in mm or cm and not negative."
Expression: "value.ofType(Quantity).all((code = 'mm' or code = 'cm') and value >= 0)"
Severity: #error

ValueSet: ImagingLengths
Id: imaging-lengths
Title: "Lengths on imaging"
Description: "What is measured as a length."
* $finding#midline-shift
* $finding#avm-maximum-diameter

Profile: StrokeMtici
Parent: Observation
Id: stroke-mtici
Title: "mTICI grade"
Description: "Modified treatment in cerebral infarction grade after thrombectomy."
* insert ImagingFinding
* code = $finding#mtici
* value[x] only CodeableConcept
* valueCodeableConcept from mtici-grades (required)
* value[x] MS

ValueSet: MticiGrades
Id: mtici-grades
Title: "mTICI grades"
Description: "0, 1, 2a, 2b, 2c and 3."
* $finding#mtici-0
* $finding#mtici-1
* $finding#mtici-2a
* $finding#mtici-2b
* $finding#mtici-2c
* $finding#mtici-3

Instance: microbleeds-3
InstanceOf: StrokeImagingCount
Usage: #example
Title: "Three microbleeds"
* insert ImagingExample
* code = $finding#microbleeds
* valueInteger = 3

Instance: midline-shift-4
InstanceOf: StrokeImagingLength
Usage: #example
Title: "Midline shift of 4 mm"
* insert ImagingExample
* code = $finding#midline-shift
* valueQuantity = 4 'mm'

Instance: mtici-2b-reached
InstanceOf: StrokeMtici
Usage: #example
Title: "mTICI 2b"
* insert ImagingExample
* code = $finding#mtici
* valueCodeableConcept = $finding#mtici-2b
