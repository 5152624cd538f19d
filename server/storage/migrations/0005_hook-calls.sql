-- Every call of a service by a client that proved who it is: also those that were answered without a card, and those
-- that were refused. No foreign key to the assessment: each is forgotten by its own age.

create table hook_calls (
  id text primary key,
  created_at timestamptz not null,
  client_id text not null,
  service_id text not null,
  -- Empty when the request could not be read.
  hook_instance text,
  outcome text not null,
  error_code text,
  cards integer not null,
  duration_ms integer not null,
  assessment_id text,
  patient_ref text,
  encounter_ref text,
  -- JSON, to the byte.
  versions text not null
);

create index hook_calls_by_time on hook_calls (created_at);
create index hook_calls_by_patient on hook_calls (patient_ref) where patient_ref is not null;
