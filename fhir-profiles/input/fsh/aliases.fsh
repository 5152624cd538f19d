// Code systems by short names. Ours are generated from the service's source (scripts/profiles/terminology.ts).
Alias: $loinc = http://loinc.org
Alias: $sct = http://snomed.info/sct
Alias: $ucum = http://unitsofmeasure.org
Alias: $observation-category = http://terminology.hl7.org/CodeSystem/observation-category
Alias: $data-absent-reason = http://terminology.hl7.org/CodeSystem/data-absent-reason
Alias: $provenance-agent = http://terminology.hl7.org/CodeSystem/provenance-participant-type
Alias: $override-reason = http://terminology.hl7.org/CodeSystem/non-adherence-reason-codes
Alias: $finding = https://stroke-cds.example.org/fhir/CodeSystem/stroke-imaging-findings
Alias: $fact = https://stroke-cds.example.org/fhir/CodeSystem/stroke-facts
Alias: $outcome = https://stroke-cds.example.org/fhir/CodeSystem/prediction-outcomes
Alias: $grade = https://stroke-cds.example.org/fhir/CodeSystem/evidence-grades
Alias: $score = https://stroke-cds.example.org/fhir/CodeSystem/stroke-scores
Alias: $decision = https://stroke-cds.example.org/fhir/CodeSystem/decisions
Alias: $recommendation = https://stroke-cds.example.org/fhir/CodeSystem/card-topics
