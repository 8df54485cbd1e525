-- Who did what to which row, from where, when. Append-only: the service may neither change nor delete.
create table audit_log (
  id         uuid not null,
  gym_id     uuid not null references gyms,
  at         timestamptz not null default now(),
  actor_kind text not null check (actor_kind in ('user', 'box', 'system')),
  actor_id   uuid,
  action     text not null,
  table_name text,
  row_id     uuid,
  address    inet,
  details    jsonb not null default '{}',
  primary key (gym_id, id)
);
create index on audit_log (gym_id, at);

alter table audit_log enable row level security, force row level security;
create policy tenant on audit_log to jarvis_service using (gym_id in (select app.my_gyms()));
grant select, insert on audit_log to jarvis_service;
