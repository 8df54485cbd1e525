create table plans (
  id     uuid not null,
  gym_id uuid not null references gyms,
  name   text not null,
  hours  jsonb not null,                                 -- when it admits, shaped like a gym's opening hours
  primary key (gym_id, id)
);

create table members (
  id                 uuid not null,
  gym_id             uuid not null references gyms,      -- home
  other_gym_ids      uuid[] not null default '{}',       -- admitted there too
  gym_ids            uuid[] not null generated always as (array_append(other_gym_ids, gym_id)) stored,
  first_name         text not null,
  last_name          text not null,
  email              text,
  phone              text,
  membership_type    text not null check (membership_type in ('Standard', 'Premium', 'Elite')),
  plan_id            uuid,                               -- null: the gym's opening hours
  membership_expires timestamptz,
  frozen_from        timestamptz,
  frozen_until       timestamptz,
  payment_due_since  timestamptz,
  waiver_signed_at   timestamptz,
  suspended_reason   text,
  is_active          boolean not null default true,
  member_since       timestamptz not null,
  primary key (gym_id, id),
  foreign key (gym_id, plan_id) references plans (gym_id, id),
  check (frozen_until is null or frozen_from is not null)
);
create index on members (id);                              -- a visit elsewhere names the member only
create index on members using gin (gym_ids);

create table member_preferences (
  id                       uuid not null,
  member_id                uuid not null,
  gym_id                   uuid not null,
  gym_ids                  uuid[] not null,              -- the member's, kept so by triggers
  communication_style      text check (communication_style in
                             ('encouraging', 'direct', 'friendly', 'patient', 'casual', 'brief')),
  preferred_feedback_style text,
  language                 text check (language in ('fr', 'en', 'es')),
  voice                    text,
  consents                 jsonb not null default '{}',  -- by consent: date, wording version, where given
  primary key (gym_id, id),
  unique (gym_id, member_id),
  foreign key (gym_id, member_id) references members (gym_id, id) on update cascade on delete cascade
);
create index on member_preferences using gin (gym_ids);

create table member_fitness_profiles (
  id                uuid not null,
  member_id         uuid not null,
  gym_id            uuid not null,
  gym_ids           uuid[] not null,                     -- the member's, kept so by triggers
  height_cm         real,
  current_weight_kg real,
  target_weight_kg  real,
  fitness_level     text check (fitness_level in ('beginner', 'intermediate', 'advanced')),
  primary_goals     jsonb not null default '[]',
  workouts_per_week integer check (workouts_per_week between 0 and 21),
  primary key (gym_id, id),
  unique (gym_id, member_id),
  foreign key (gym_id, member_id) references members (gym_id, id) on update cascade on delete cascade
);
create index on member_fitness_profiles using gin (gym_ids);

alter table plans                   enable row level security, force row level security;
alter table members                 enable row level security, force row level security;
alter table member_preferences      enable row level security, force row level security;
alter table member_fitness_profiles enable row level security, force row level security;

create policy tenant on plans                   to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on members                 to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on member_preferences      to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on member_fitness_profiles to jarvis_service using (gym_id in (select app.my_gyms()));
create policy shapes on plans                   for select to jarvis_sync using (true);
create policy shapes on members                 for select to jarvis_sync using (true);
create policy shapes on member_preferences      for select to jarvis_sync using (true);
create policy shapes on member_fitness_profiles for select to jarvis_sync using (true);

grant select, insert, update, delete on plans, members, member_preferences, member_fitness_profiles to jarvis_service;
grant select on plans, members, member_preferences, member_fitness_profiles to jarvis_sync;
