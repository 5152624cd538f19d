-- Which strokes were read for their outcomes, so that each chart is read once for each time.

create table outcome_readings (
  assessment_id text not null references assessments (id) on delete cascade,
  reading text not null,
  created_at timestamptz not null,
  primary key (assessment_id, reading)
);
