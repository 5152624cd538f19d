// NIH Stroke Scale: total, and where known the fifteen items.

Profile: StrokeNihss
Parent: Observation
Id: stroke-nihss
Title: "NIH Stroke Scale"
Description: "Total of the NIH Stroke Scale, 0 to 42, with its items as components where they were recorded."
* insert StrokeFinding
* code.coding ^slicing.discriminator.type = #pattern
* code.coding ^slicing.discriminator.path = "$this"
* code.coding ^slicing.rules = #open
* code.coding contains total 1..1 MS
* code.coding[total] = $loinc#72089-6
* value[x] only integer or Quantity
* value[x] MS
* component MS
* component.code from nihss-items (required)
* component.value[x] only integer
* obeys nihss-1 and nihss-2 and nihss-3 and nihss-4 and nihss-5

Invariant: nihss-1
Description: "The total is a whole number from 0 to 42, without a comparator."
Expression: "value.exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 42 and $this.round(0) = $this) and value.ofType(Quantity).comparator.empty()"
Severity: #error

Invariant: nihss-2
Description: "Items 1b, 1c, 2, 7, 8, 10 and 11 score 0 to 2."
Expression: "component.where(code.coding.where(code = '70185-4' or code = '70186-2' or code = '70187-0' or code = '70192-0' or code = '70193-8' or code = '70195-3' or code = '70196-1').exists()).value.ofType(integer).all($this >= 0 and $this <= 2)"
Severity: #error

Invariant: nihss-3
Description: "Items 1a, 3, 4 and 9 score 0 to 3."
Expression: "component.where(code.coding.where(code = '70184-7' or code = '70188-8' or code = '70189-6' or code = '70194-6').exists()).value.ofType(integer).all($this >= 0 and $this <= 3)"
Severity: #error

Invariant: nihss-4
Description: "The motor items 5a, 5b, 6a and 6b score 0 to 4."
Expression: "component.where(code.coding.where(code = '70190-4' or code = '70967-5' or code = '70191-2' or code = '70968-3').exists()).value.ofType(integer).all($this >= 0 and $this <= 4)"
Severity: #error

// A sum without aggregate(), which not every FHIRPath engine has: items of at least 1, of at least 2 and so on.
Invariant: nihss-5
Description: "When all fifteen items have a score, the total is their sum."
Expression: "component.value.ofType(integer).count() = 15 implies (value.ofType(integer) | value.ofType(Quantity).value).first() = component.value.ofType(integer).where($this >= 1).count() + component.value.ofType(integer).where($this >= 2).count() + component.value.ofType(integer).where($this >= 3).count() + component.value.ofType(integer).where($this >= 4).count()"
Severity: #error

ValueSet: NihssItems
Id: nihss-items
Title: "Items of the NIH Stroke Scale"
Description: "The fifteen items of the NIH Stroke Scale, LOINC."
* $loinc#70184-7 "Level of consciousness"
* $loinc#70185-4 "LOC questions"
* $loinc#70186-2 "LOC commands"
* $loinc#70187-0 "Best gaze"
* $loinc#70188-8 "Visual"
* $loinc#70189-6 "Facial palsy"
* $loinc#70190-4 "Motor left arm"
* $loinc#70967-5 "Motor right arm"
* $loinc#70191-2 "Motor left leg"
* $loinc#70968-3 "Motor right leg"
* $loinc#70192-0 "Limb ataxia"
* $loinc#70193-8 "Sensory"
* $loinc#70194-6 "Best language"
* $loinc#70195-3 "Dysarthria"
* $loinc#70196-1 "Extinction and inattention"

Instance: nihss-11
InstanceOf: StrokeNihss
Usage: #example
Title: "NIHSS 11, with its items"
* status = #final
* category = $observation-category#survey
* code = $loinc#72089-6
* subject = Reference(example-patient)
* effectiveDateTime = "2026-11-24T10:20:00+02:00"
* valueInteger = 11
* insert NihssItem(70184-7, 0)
* insert NihssItem(70185-4, 1)
* insert NihssItem(70186-2, 0)
* insert NihssItem(70187-0, 1)
* insert NihssItem(70188-8, 0)
* insert NihssItem(70189-6, 2)
* insert NihssItem(70190-4, 0)
* insert NihssItem(70967-5, 3)
* insert NihssItem(70191-2, 0)
* insert NihssItem(70968-3, 2)
* insert NihssItem(70192-0, 0)
* insert NihssItem(70193-8, 0)
* insert NihssItem(70194-6, 1)
* insert NihssItem(70195-3, 1)
* insert NihssItem(70196-1, 0)

RuleSet: NihssItem(code, points)
* component[+].code = $loinc#{code}
* component[=].valueInteger = {points}
