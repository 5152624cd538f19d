// Software that found or calculated something, and the record of how.

Profile: StrokeSoftware
Parent: Device
Id: stroke-software
Title: "Software"
Description: "A program or model with its version. A finding or prediction without a version cannot be reproduced."
* deviceName 1..*
* deviceName.name MS
* version 1..* MS
* version.value MS

Profile: StrokeSoftwareFinding
Parent: Provenance
Id: stroke-software-finding
Title: "How software came to a finding"
Description: "Which software read which images, for every finding that software wrote."
* target MS
* target only Reference(Observation)
* occurred[x] MS
* agent 1..*
* agent.who only Reference(Device)
* entity 1..* MS
* entity.role = #source
* entity.what only Reference(ImagingStudy)

Instance: example-software
InstanceOf: StrokeSoftware
Usage: #example
Title: "The imaging software of the examples"
* deviceName.name = "Example ASPECTS reader"
* deviceName.type = #model-name
* version.value = "1.4.0"

Instance: example-study
InstanceOf: ImagingStudy
Usage: #example
Title: "The CT of the examples"
* status = #available
* subject = Reference(example-patient)
* started = "2026-11-24T10:31:00+02:00"

Instance: software-finding-aspects
InstanceOf: StrokeSoftwareFinding
Usage: #example
Title: "How the software came to ASPECTS 8"
* target = Reference(aspects-8)
* occurredDateTime = "2026-11-24T10:33:10+02:00"
* recorded = "2026-11-24T10:33:12+02:00"
* agent.type = $provenance-agent#assembler
* agent.who = Reference(example-software)
* entity.role = #source
* entity.what = Reference(example-study)

Instance: example-patient
InstanceOf: Patient
Usage: #example
Title: "The invented person of the examples"
* meta.security = http://terminology.hl7.org/CodeSystem/v3-ActReason#HTEST "test health data"
* gender = #female
* birthDate = "1954-07-03"
