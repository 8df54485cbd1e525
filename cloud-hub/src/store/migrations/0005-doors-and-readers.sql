-- Keys start with the gym here and in what follows: rows of one tenant can be kept together, and a row can only point
-- at rows of its own gym.

create table doors (
  id       uuid not null,
  gym_id   uuid not null references gyms,
  box_id   uuid,                                         -- null until a box is provisioned in the gym
  name     text not null,
  output   text not null,                                -- what the box drives, e.g. `simulated`
  pulse_ms integer not null default 3000 check (pulse_ms between 50 and 60000),
  policy   text not null default 'anti-passback' check (policy in ('anti-passback', 'free')),
  primary key (gym_id, id),
  foreign key (gym_id, box_id) references boxes (gym_id, id)
);

create table readers (
  id       uuid not null,
  gym_id   uuid not null references gyms,
  box_id   uuid,
  name     text not null,
  kind     text not null check (kind in ('rdm6300', 'simulated')),
  address  text not null,                                -- where the box finds it, e.g. a serial device's path
  purpose  text not null check (purpose in ('entry', 'exit', 'identify')),
  door_id  uuid,
  kiosk_id uuid,
  primary key (gym_id, id),
  foreign key (gym_id, box_id) references boxes (gym_id, id),
  foreign key (gym_id, door_id) references doors (gym_id, id),
  foreign key (gym_id, kiosk_id) references kiosks (gym_id, id)
);

alter table doors   enable row level security, force row level security;
alter table readers enable row level security, force row level security;

create policy tenant on doors   to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on readers to jarvis_service using (gym_id in (select app.my_gyms()));
create policy shapes on doors   for select to jarvis_sync using (true);
create policy shapes on readers for select to jarvis_sync using (true);

grant select, insert, update, delete on doors, readers to jarvis_service;
grant select on doors, readers to jarvis_sync;
