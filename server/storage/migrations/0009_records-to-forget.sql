-- What is looked for when records are forgotten: a patient of any client, and feedback by its card or its own age.

drop index cards_by_patient;
create index cards_by_patient on cards (patient_ref);
create index assessments_by_patient_alone on assessments (patient_ref);
create index feedback_by_card on feedback (card_uuid);
create index feedback_by_time on feedback (received_at);
