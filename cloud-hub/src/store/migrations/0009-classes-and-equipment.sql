create table classes (
  id          uuid not null,
  gym_id      uuid not null references gyms,
  name        text not null,
  description jsonb,                                     -- by language
  coach       text,
  place       text,
  minutes     integer not null check (minutes > 0),
  primary key (gym_id, id)
);

create table class_occurrences (
  id           uuid not null,
  gym_id       uuid not null references gyms,
  class_id     uuid not null,
  starts_at    timestamptz not null,
  capacity     integer not null check (capacity >= 0),
  cancelled_at timestamptz,
  primary key (gym_id, id),
  foreign key (gym_id, class_id) references classes (gym_id, id) on delete cascade
);
create index on class_occurrences (gym_id, starts_at);

create table equipment (
  id     uuid not null,
  gym_id uuid not null references gyms,
  name   text not null,
  kind   text not null,
  place  text,
  status text not null default 'working' check (status in ('working', 'reported', 'out_of_order')),
  primary key (gym_id, id)
);

alter table classes           enable row level security, force row level security;
alter table class_occurrences enable row level security, force row level security;
alter table equipment         enable row level security, force row level security;

create policy tenant on classes           to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on class_occurrences to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on equipment         to jarvis_service using (gym_id in (select app.my_gyms()));
create policy shapes on classes           for select to jarvis_sync using (true);
create policy shapes on class_occurrences for select to jarvis_sync using (true);
create policy shapes on equipment         for select to jarvis_sync using (true);

grant select, insert, update, delete on classes, class_occurrences, equipment to jarvis_service;
grant select on classes, class_occurrences, equipment to jarvis_sync;
