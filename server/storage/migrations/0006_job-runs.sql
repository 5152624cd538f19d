-- Which worker is at which job. Jobs themselves stand in the schema that the queue's library keeps.

-- One attempt that is under way. Its worker renews it; one that is not renewed was left by a worker that died.
create table job_runs (
  job_id uuid primary key,
  kind text not null,
  attempt_id uuid not null,
  worker_id uuid not null,
  renewed_at timestamptz not null default now(),
  share real not null default 0,
  note text
);
