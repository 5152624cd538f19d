-- What was said, on which data, and what happened to it. Rows are added and never changed.

create table assessments (
  id text primary key,
  created_at timestamptz not null,
  client_id text not null,
  service_id text not null,
  hook_instance text not null,
  fhir_base text,
  patient_id text not null,
  document jsonb not null
);

create table cards (
  uuid text primary key,
  assessment_id text references assessments (id),
  service_id text not null,
  client_id text not null,
  created_at timestamptz not null,
  card jsonb not null
);

create index cards_by_assessment on cards (assessment_id);

-- A card may be unknown here (the client kept it longer than we did), so there is no foreign key.
create table feedback (
  id bigint generated always as identity primary key,
  client_id text not null,
  service_id text not null,
  card_uuid text not null,
  outcome text not null check (outcome in ('accepted', 'overridden')),
  outcome_timestamp timestamptz not null,
  accepted_suggestion_ids jsonb not null,
  override_reason jsonb,
  received_at timestamptz not null,
  unique (client_id, card_uuid, outcome, outcome_timestamp)
);

-- Free text of people may hold patient data: kept apart, so that it can be guarded and erased by itself.
create table feedback_comments (
  feedback_id bigint primary key references feedback (id) on delete cascade,
  comment text not null
);

create table jwt_ids (
  issuer text not null,
  jti text not null,
  expires_at timestamptz not null,
  primary key (issuer, jti)
);

create index jwt_ids_by_expiry on jwt_ids (expires_at);
