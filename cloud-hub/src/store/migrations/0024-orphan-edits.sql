-- Edits of rows that have not arrived: the box that has the row is offline, or a restored hub has forgotten it. They are
-- merged when the row comes.
create table orphan_edits (
  operation_id uuid not null,
  gym_id       uuid not null references gyms,
  table_name   text not null,
  row_id       uuid not null,
  "row"        jsonb not null,
  stamp        text not null,
  base         jsonb not null,
  received_at  timestamptz not null default now(),
  primary key (gym_id, operation_id)
);
create index on orphan_edits (gym_id, table_name, row_id);
alter table orphan_edits enable row level security, force row level security;
create policy tenant on orphan_edits to jarvis_service using (gym_id in (select app.my_gyms()));
grant select, insert, delete on orphan_edits to jarvis_service;
