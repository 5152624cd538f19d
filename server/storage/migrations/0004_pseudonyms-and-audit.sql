-- Who a row is about is kept as a pseudonym under the site key; what names a person is sealed with it. Rows from
-- before have no `sealed` and are converted when the storage opens: SQL does not know the key.

alter table assessments rename column patient_id to patient_ref;
alter table assessments add column encounter_ref text, add column sealed text;
-- As text, what was said is kept to the byte and can be checked against its digest.
alter table assessments alter column document type text using document::text;

alter table cards rename column patient_id to patient_ref;
alter table cards rename column encounter_id to encounter_ref;
alter table cards add column sealed text;
alter table cards alter column card type text using card::text;
alter table feedback alter column accepted_suggestion_ids type text using accepted_suggestion_ids::text;
alter table feedback alter column override_reason type text using override_reason::text;

create index assessments_to_convert on assessments (id) where sealed is null;
create index cards_to_convert on cards (uuid) where sealed is null;
create index cards_by_patient on cards (client_id, patient_ref);

-- The trail: one row for everything that was said, read, answered and erased, each sealed to the one before.
create table audit (
  seq bigint primary key,
  at timestamptz not null,
  kind text not null,
  client_id text,
  patient_ref text,
  -- JSON, to the byte.
  detail text not null,
  mac text not null
);

create index audit_by_patient on audit (patient_ref) where patient_ref is not null;

-- One row: whoever holds it appends next, in whichever process.
create table audit_head (
  is_the_only_row boolean primary key default true check (is_the_only_row),
  seq bigint not null,
  mac text not null
);

insert into audit_head (seq, mac) values (0, '');

create function audit_is_append_only() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end
$$;

create trigger audit_is_append_only before update or delete on audit
  for each row execute function audit_is_append_only();
create trigger audit_is_not_truncated before truncate on audit
  for each statement execute function audit_is_append_only();
