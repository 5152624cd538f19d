-- What became of patients, and what the monitoring made of it. Rows are added and never changed: a correction is a
-- later row, and the earlier one stays.

create table outcomes (
  seq bigint generated always as identity primary key,
  -- A client, or the app with the pseudonym of its user; the id is the sender's own: the same again changes nothing.
  sender text not null,
  id text not null,
  created_at timestamptz not null,
  fhir_base text,
  patient_ref text not null,
  kind text not null,
  -- JSON, to the byte; null withdraws what was sent before.
  value text not null,
  observed_at timestamptz not null,
  source text not null,
  -- Who it is about and who sent it.
  sealed text not null,
  unique (sender, id)
);

create index outcomes_by_patient on outcomes (patient_ref);
create index outcomes_by_time on outcomes (created_at);

create table monitoring_reports (
  id bigint generated always as identity primary key,
  created_at timestamptz not null,
  document text not null
);

-- One row for each time an alert changed.
create table monitoring_alerts (
  id bigint generated always as identity primary key,
  created_at timestamptz not null,
  key text not null,
  level text not null,
  detail text not null
);

create index monitoring_alerts_by_key on monitoring_alerts (key, id desc);
create index assessments_by_time on assessments (created_at);
create index cards_by_time on cards (created_at);
