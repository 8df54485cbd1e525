-- What the hub knows of the link to each box, and what boxes have said of themselves. Both are written for all gyms at once.
create table box_links (
  box_id   uuid not null,
  gym_id   uuid not null,
  state    text not null check (state in ('online', 'offline')),
  since    timestamptz not null,                          -- in that state
  heard_at timestamptz not null,                          -- of anything
  figures  jsonb,
  beat_at  timestamptz,                                   -- of the figures
  primary key (gym_id, box_id),
  foreign key (gym_id, box_id) references boxes (gym_id, id)
);
create index on box_links (heard_at) where state = 'online';

create table heartbeats (
  gym_id  uuid not null,
  box_id  uuid not null,
  at      timestamptz not null,                           -- by the hub's clock
  figures jsonb not null,
  primary key (gym_id, box_id, at),
  foreign key (gym_id, box_id) references boxes (gym_id, id)
);
create index on heartbeats (at);

alter table box_links  enable row level security, force row level security;
alter table heartbeats enable row level security, force row level security;
do $$
declare
  people constant text[] := array['super_admin', 'franchise_owner', 'gym_manager', 'gym_staff'];
  name text;
begin
  foreach name in array array['box_links', 'heartbeats'] loop
    call app.allow(name, 'select', people);
    call app.allow(name, 'insert', '{}');
  end loop;
  call app.allow('box_links', 'update', '{}');
  call app.allow('heartbeats', 'delete', '{}');
end
$$;
grant select, insert, update on box_links to jarvis_service;
grant select, insert, delete on heartbeats to jarvis_service;
