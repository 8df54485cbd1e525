-- What came at which place of a file of a box: one row for operations that follow one another, instead of one for each.
-- An event is known again by the row that it brought, an edit by its id in received_operations, which keeps edits only from
-- now on.
create table received_runs (
  gym_id         uuid not null,
  incarnation    uuid not null,
  first_sequence bigint not null,
  operation_ids  uuid[] not null check (cardinality(operation_ids) > 0),
  received_at    timestamptz not null default now(),
  primary key (gym_id, incarnation, first_sequence)
);
-- Ids do not get smaller by compression.
alter table received_runs alter operation_ids set storage external;
alter table received_runs enable row level security, force row level security;
create policy tenant on received_runs to jarvis_service using (gym_id in (select app.my_gyms()));
grant select, insert on received_runs to jarvis_service;
