-- When each of the box's own jobs ran last, so that a missed run is made up once.
create table job_runs (
  name   text primary key,
  ran_at integer not null -- Unix ms
) strict, without rowid;
