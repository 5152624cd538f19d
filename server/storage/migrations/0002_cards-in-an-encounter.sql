-- What was already said in an encounter, so that it is not said again while nothing has changed.

alter table cards
  add column patient_id text,
  add column encounter_id text,
  add column fingerprint text;

create index cards_by_encounter on cards (client_id, patient_id, encounter_id, service_id)
  where encounter_id is not null;
