-- One report of a gym, a kind and a period, however often it is made. The period is its first day by the gym's own calendar:
-- a gym whose time zone is changed on a Monday has no second week for it.
alter table reports add column period date;
create unique index on reports (gym_id, type, period);

-- The gyms of a franchise side by side. A table of its own: those of one gym must not read of the others.
create table franchise_reports (
  id           uuid not null,
  franchise_id uuid not null references franchises,
  type         text not null check (type in ('weekly', 'monthly', 'quarterly')),
  period       date not null,
  period_start timestamptz not null,
  period_end   timestamptz not null,
  title        text not null,
  body         jsonb not null,
  status       text not null check (status in ('draft', 'published', 'archived')),
  computed_at  timestamptz not null,
  primary key (franchise_id, id),
  unique (franchise_id, type, period)
);
alter table franchise_reports enable row level security, force row level security;
call app.allow('franchise_reports', 'select', array['super_admin', 'franchise_owner'],
  'franchise_id in (select app.my_tenants())');
call app.allow('franchise_reports', 'insert', '{}', 'true');
call app.allow('franchise_reports', 'update', '{}', 'true');
grant select, insert, update on franchise_reports to jarvis_service;
