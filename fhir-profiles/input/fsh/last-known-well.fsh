// When the person was last known to be well: the start of every time window.

Profile: StrokeLastKnownWell
Parent: Observation
Id: stroke-last-known-well
Title: "Last known well"
Description: "The time at which the person was last known to be without the symptoms of this stroke. No LOINC code could be verified."
* insert StrokeFinding
* code = $finding#last-known-well
* value[x] only dateTime
* value[x] MS
* obeys lkw-1 and lkw-2

Invariant: lkw-1
Description: "The time is exact to the minute: a day alone opens or closes no window."
Expression: "value.ofType(dateTime).toString().matches('T[0-9]{2}:[0-9]{2}') or value.empty()"
Severity: #error

Invariant: lkw-2
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
