-- The hub counts in `hub_meta`, and beside the database, how long it has run: a database that has counted less than the
-- hub remembers was restored from a backup.
grant insert, update on hub_meta to jarvis_service;

-- When each of the hub's own jobs ran last, so that a missed run is made up once.
create table job_runs (
  name   text primary key,
  ran_at timestamptz not null
);
grant select, insert, update on job_runs to jarvis_service;

-- Turns whose text went with time say so.
alter table session_turns add column archived_at timestamptz;
grant update (archived_at) on session_turns to jarvis_service;
create index on session_turns (received_at) where archived_at is null;
