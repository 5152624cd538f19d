-- Charts that could not be read for their outcomes: the next time they come after all others.

create table outcome_reading_failures (
  assessment_id text not null references assessments (id) on delete cascade,
  reading text not null,
  created_at timestamptz not null,
  primary key (assessment_id, reading)
);
