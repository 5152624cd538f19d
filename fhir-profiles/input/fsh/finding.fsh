// What every finding has in common: a standing result of a known person at a known time, or the reason why not.

RuleSet: StrokeFinding
* status MS
* subject 1..1 MS
* subject only Reference(Patient)
* encounter MS
* effective[x] 1..1 MS
* effective[x] only dateTime or instant or Period
* dataAbsentReason MS
* obeys finding-1

RuleSet: ImagingFinding
* insert StrokeFinding
* derivedFrom MS
* derivedFrom ^short = "The ImagingStudy that was read"
* device MS
* device ^short = "The software, when software found it (profile stroke-software)"
* method MS

Invariant: finding-1
Description: "A finding has a value or the reason why it has none: no record is never 'absent'."
Expression: "value.exists() or dataAbsentReason.exists()"
Severity: #error

// The head of an imaging example.
RuleSet: ImagingExample
* status = #final
* category = $observation-category#imaging
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:31:00+02:00"
