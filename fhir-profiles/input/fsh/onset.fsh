// When and how the stroke began: the start of every time window.

RuleSet: TimeOfOnset(code)
* insert StrokeFinding
* code = $finding#{code}
* value[x] only dateTime
* value[x] MS
* obeys onset-1 and onset-2

Profile: StrokeLastKnownWell
Parent: Observation
Id: stroke-last-known-well
Title: "Last known well"
Description: "The time at which the person was last known to be without the symptoms of this stroke. No LOINC code could be verified."
* insert TimeOfOnset(last-known-well)

Profile: StrokeSymptomsNoticed
Parent: Observation
Id: stroke-symptoms-noticed
Title: "Symptoms noticed"
Description: "The time at which the symptoms were noticed, which on waking or when found is later than last known well."
* insert TimeOfOnset(symptoms-noticed)

Profile: StrokeOnset
Parent: Observation
Id: stroke-onset
Title: "How the stroke began"
Description: "Witnessed, noticed on waking, or unknown."
* insert StrokeFinding
* code = $finding#onset
* value[x] only CodeableConcept
* valueCodeableConcept from onset-kinds (required)
* value[x] MS

ValueSet: OnsetKinds
Id: onset-kinds
Title: "How a stroke began"
Description: "Witnessed, noticed on waking, or unknown."
* $finding#witnessed
* $finding#wake-up
* $finding#unknown

Invariant: onset-1
Description: "The time is exact to the minute: a day alone opens or closes no window."
Expression: "value.ofType(dateTime).toString().matches('T[0-9]{2}:[0-9]{2}') or value.empty()"
Severity: #error

Invariant: onset-2
Description: "It lies before the time at which it was asked."
Expression: "value.exists() and effective.ofType(dateTime).exists() implies value.ofType(dateTime) <= effective.ofType(dateTime)"
Severity: #error

Instance: last-known-well-0925
InstanceOf: StrokeLastKnownWell
Usage: #example
Title: "Last known well at 09:25"
* status = #final
* category = $observation-category#exam
* code = $finding#last-known-well
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:08:00+02:00"
* valueDateTime = "2026-11-24T09:25:00+02:00"

Instance: symptoms-noticed-0940
InstanceOf: StrokeSymptomsNoticed
Usage: #example
Title: "Symptoms noticed at 09:40"
* status = #final
* category = $observation-category#exam
* code = $finding#symptoms-noticed
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:08:00+02:00"
* valueDateTime = "2026-11-24T09:40:00+02:00"

Instance: onset-witnessed
InstanceOf: StrokeOnset
Usage: #example
Title: "Onset, witnessed"
* status = #final
* category = $observation-category#exam
* code = $finding#onset
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:08:00+02:00"
* valueCodeableConcept = $finding#witnessed
