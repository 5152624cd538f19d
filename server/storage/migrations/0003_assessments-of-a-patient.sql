-- The history of a patient's assessments, for the app.

create index assessments_by_patient on assessments (fhir_base, patient_id, created_at desc);
