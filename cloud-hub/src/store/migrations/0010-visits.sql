-- No foreign keys to what a box refers to: a visit of a member whom the hub deleted meanwhile still happened.
create table visits (
  id            uuid not null,
  gym_id        uuid not null references gyms,
  member_id     uuid not null,
  badge_id      uuid,
  reader_id     uuid,
  door_id       uuid,
  entered_at    timestamptz not null,                    -- as the box's clock stood
  boot_id       text not null,
  monotonic_ns  bigint not null,                         -- since that boot
  clock_quality text not null check (clock_quality in ('ntp', 'rtc', 'saved', 'unknown')),
  box_id        uuid not null,
  incarnation   uuid not null,
  received_at   timestamptz not null default now(),
  primary key (gym_id, id)
);
create index on visits (gym_id, entered_at);
create index on visits (entered_at);
create index on visits (gym_id, member_id, entered_at);

-- What makes a batch that is sent twice count once.
create table received_operations (
  gym_id       uuid not null,
  incarnation  uuid not null,
  sequence     bigint not null,
  operation_id uuid not null,
  received_at  timestamptz not null default now(),
  primary key (gym_id, incarnation, sequence),
  unique (gym_id, operation_id),
  foreign key (gym_id, incarnation) references box_incarnations (gym_id, incarnation)
);

alter table visits              enable row level security, force row level security;
alter table received_operations enable row level security, force row level security;
create policy tenant on visits              to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on received_operations to jarvis_service using (gym_id in (select app.my_gyms()));

-- What happened is never changed.
grant select, insert on visits, received_operations to jarvis_service;
