// A risk as a published score or a model gives it: what was counted, in whom, how far it can be trusted.

Profile: StrokePrediction
Parent: RiskAssessment
Id: stroke-prediction
Title: "Prediction"
Description: "What one score or model says for one person. Percentages of different outcomes, or of differently treated people, are separate predictions and never averaged. Preliminary while an input is missing that would change the total: probabilities are then ranges over what the input could be."
* identifier 1..* MS
* status from prediction-statuses (required)
* status MS
* method 1..1 MS
* method from stroke-scores (required)
* subject only Reference(Patient)
* subject MS
* encounter MS
* occurrence[x] 1..1 MS
* occurrence[x] only dateTime
* performer 1..1 MS
* performer only Reference(StrokeSoftware)
* basis MS
* basis ^short = "The records of the chart whose values entered"
* extension contains UndecidedInput named undecidedInput 0..* MS
* prediction 1..* MS
* prediction.outcome 1..1 MS
* prediction.outcome from prediction-outcomes (required)
* prediction.probability[x] 1..1 MS
* prediction.extension contains EvidenceGrade named evidenceGrade 1..1 MS and EvidenceSource named evidenceSource 1..* MS
* prediction.rationale MS
// Said once more than the extensions' own definitions do, for validators that do not follow a slice to them.
* extension[undecidedInput].url = "https://stroke-cds.example.org/fhir/StructureDefinition/undecided-input" (exactly)
* prediction.extension[evidenceGrade].url = "https://stroke-cds.example.org/fhir/StructureDefinition/evidence-grade" (exactly)
* prediction.extension[evidenceSource].url = "https://stroke-cds.example.org/fhir/StructureDefinition/evidence-source" (exactly)
* obeys prediction-1 and prediction-2

Invariant: prediction-1
Description: "It is preliminary exactly while an input is undecided."
Expression: "(status = 'preliminary') = extension.where(url = 'https://stroke-cds.example.org/fhir/StructureDefinition/undecided-input').exists()"
Severity: #error

Invariant: prediction-2
Description: "A probability is a percentage from 0 to 100, as R4 has it; a range has a lower end at least."
Expression: "prediction.probability.ofType(decimal).all($this >= 0 and $this <= 100) and prediction.probability.ofType(Range).all(low.exists() and low.value >= 0 and (high.empty() or (high.value >= low.value and high.value <= 100)))"
Severity: #error

Extension: EvidenceGrade
Id: evidence-grade
Title: "Evidence grade"
Description: "How far the figure can be trusted."
Context: RiskAssessment.prediction
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from evidence-grades (required)

Extension: EvidenceSource
Id: evidence-source
Title: "Source of a figure"
Description: "The paper a figure comes from and the people who were studied."
Context: RiskAssessment.prediction
* value[x] 1..1
* value[x] only RelatedArtifact
* valueRelatedArtifact.type = #derived-from
* valueRelatedArtifact.citation 1..1
* valueRelatedArtifact.display 1..1
* valueRelatedArtifact.display ^short = "The people who were studied"

Extension: UndecidedInput
Id: undecided-input
Title: "Undecided input"
Description: "An input of the score that is missing, or recorded with values that disagree, and leaves the total open."
Context: RiskAssessment
* value[x] 1..1
* value[x] only CodeableConcept
* valueCodeableConcept from stroke-facts (required)

ValueSet: PredictionStatuses
Id: prediction-statuses
Title: "Status of a prediction"
Description: "Final, preliminary while an input is undecided, or withdrawn."
* http://hl7.org/fhir/observation-status#final
* http://hl7.org/fhir/observation-status#preliminary
* http://hl7.org/fhir/observation-status#entered-in-error

ValueSet: StrokeScores
Id: stroke-scores
Title: "Scores"
Description: "Every score the service knows."
* include codes from system $score

ValueSet: PredictionOutcomes
Id: prediction-outcomes
Title: "Outcomes"
Description: "What was counted. Each has its own definition; no two are compared."
* include codes from system $outcome

ValueSet: EvidenceGrades
Id: evidence-grades
Title: "Evidence grades"
Description: "How far a figure can be trusted, strongest first."
* include codes from system $grade

ValueSet: StrokeFacts
Id: stroke-facts
Title: "Facts"
Description: "The facts about a person that scores and criteria read."
* include codes from system $fact

Instance: prediction-hat-3
InstanceOf: StrokePrediction
Usage: #example
Title: "HAT 3, everything known"
* identifier.system = "https://stroke-cds.example.org/fhir/sid/prediction"
* identifier.value = "7c9f2b0e-4c1a-4e6a-9a52-0d3f3f6c1a11.hat"
* status = #final
* method = $score#hat "HAT"
* subject = Reference(example-patient)
* occurrenceDateTime = "2026-11-24T10:40:00Z"
* performer = Reference(example-service)
* basis[0] = Reference(nihss-11)
* basis[1] = Reference(ct-hypodensity-less-than-one-third)
* prediction.outcome = $outcome#sich-hat-study
* prediction.probabilityDecimal = 15
* prediction.extension[evidenceGrade].valueCodeableConcept = $grade#published-validated
* prediction.extension[evidenceSource].valueRelatedArtifact.citation = "Lou M, et al. Neurology 2008;71:1417-1423 (HAT)"
* prediction.extension[evidenceSource].valueRelatedArtifact.display = "given IV alteplase: NINDS trial arm and one centre"

Instance: prediction-sedan-open
InstanceOf: StrokePrediction
Usage: #example
Title: "SEDAN 1 to 3 while glucose is missing"
* identifier.system = "https://stroke-cds.example.org/fhir/sid/prediction"
* identifier.value = "7c9f2b0e-4c1a-4e6a-9a52-0d3f3f6c1a11.sedan"
* status = #preliminary
* extension[undecidedInput].valueCodeableConcept = $fact#glucose "Glucose"
* method = $score#sedan "SEDAN"
* subject = Reference(example-patient)
* occurrenceDateTime = "2026-11-24T10:40:00Z"
* performer = Reference(example-service)
* basis = Reference(nihss-11)
* prediction.outcome = $outcome#sich-ecass-ii
* prediction.probabilityRange.low = 2.9 '%'
* prediction.probabilityRange.high = 12.2 '%'
* prediction.extension[evidenceGrade].valueCodeableConcept = $grade#published-validated
* prediction.extension[evidenceSource][0].valueRelatedArtifact.citation = "Strbian D, et al. Ann Neurol 2012;71:634-641 (SEDAN)"
* prediction.extension[evidenceSource][=].valueRelatedArtifact.display = "given IV alteplase: derivation, n=974"
* prediction.extension[evidenceSource][+].valueRelatedArtifact.citation = "Strbian D, et al. Ann Neurol 2012;71:634-641 (SEDAN)"
* prediction.extension[evidenceSource][=].valueRelatedArtifact.display = "given IV alteplase: validation in Lausanne, Basel and Geneva, n=828"

Instance: example-service
InstanceOf: StrokeSoftware
Usage: #example
Title: "The service of the examples"
* deviceName.name = "stroke-cds"
* deviceName.type = #model-name
* version.value = "3.0.0"
