-- Functions that policies and triggers call live apart from the tables.
create schema app;
grant usage on schema app to jarvis_service, jarvis_sync;

-- Row images in the change log: PostgreSQL's own text of every column, which jsonb would not keep.
create extension hstore with schema app;

-- What this hub is, one row an idea: `hub_epoch` changes when the hub was restored and may have forgotten what it acknowledged.
create table hub_meta (
  name  text primary key,
  value text not null
);
insert into hub_meta (name, value) values ('hub_epoch', gen_random_uuid());
grant select on hub_meta to jarvis_service;
