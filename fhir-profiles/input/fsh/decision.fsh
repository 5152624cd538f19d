// What the clinician decided about what was shown.

Profile: StrokeDecision
Parent: Provenance
Id: stroke-decision
Title: "Decision on a recommendation"
Description: "The recommendation made on some predictions was accepted or overridden, as the EHR told the service (CDS Hooks feedback), with the reason where one was given."
* target only Reference(StrokePrediction)
* target MS
* occurred[x] 1..1 MS
* occurred[x] only dateTime
* activity 1..1 MS
* activity from decisions (required)
* reason MS
* reason ^short = "Why it was overridden"
* agent MS
* obeys decision-1

Invariant: decision-1
Description: "Only an overridden recommendation has a reason."
Expression: "reason.exists() implies activity.coding.where(code = 'overridden').exists()"
Severity: #error

ValueSet: Decisions
Id: decisions
Title: "Decisions"
Description: "What happened to a recommendation."
* include codes from system $decision

Instance: decision-overridden
InstanceOf: StrokeDecision
Usage: #example
Title: "Overridden, because the benefit outweighs the risk"
* target = Reference(prediction-hat-3)
* occurredDateTime = "2026-11-24T10:43:00Z"
* recorded = "2026-11-24T10:43:02Z"
* activity = $decision#overridden
* reason = $override-reason#risk-benefit-ratio "Recipient assessment of risk/benefit ratio"
* agent.type = $provenance-agent#assembler
* agent.who = Reference(example-service)
