// A template: a site replaces the source codes with its own.

Instance: local-codes-template
InstanceOf: ConceptMap
Usage: #definition
Title: "Local codes to ours (template)"
* url = "https://stroke-cds.example.org/fhir/ConceptMap/local-codes-template"
* name = "LocalCodesTemplate"
* title = "Local codes to ours (template)"
* status = #draft
* experimental = true
* description = "Copy, replace the source system and its codes by the hospital's own, and leave out what is not recorded."
* group.source = "https://hospital.example.org/codes"
* group.target = $finding
* insert LocalCode(HDAS, hyperdense-artery-sign)
* insert LocalCode(EIS, early-infarct-signs)
* insert LocalCode(HYPODENS, ct-hypodensity)
* insert LocalCode(ICH-CT, haemorrhage-on-imaging)
* insert LocalCode(LVO, large-vessel-occlusion)
* insert LocalCode(ASPECTS, aspects)
* insert LocalCode(LKW, last-known-well)
* insert LocalCode(POS, present)
* insert LocalCode(NEG, absent)

RuleSet: LocalCode(local, ours)
* group.element[+].code = #{local}
* group.element[=].target.code = #{ours}
* group.element[=].target.equivalence = #equivalent
