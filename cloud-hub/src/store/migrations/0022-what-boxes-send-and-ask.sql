-- What a box tells of its gym's days, and what the hub asks and computes for it. No foreign keys to what a box refers
-- to: rows arrive in their own time, and what happened stays true when a member is gone.

create table equipment_reports (
  id            uuid not null,
  gym_id        uuid not null references gyms,
  member_id     uuid,
  equipment_id  uuid,
  session_id    uuid,
  text          text,
  reported_at   timestamptz not null,                     -- as the box's clock stood, here and below
  boot_id       text not null,
  monotonic_ns  bigint not null,
  clock_quality text not null,
  corrected_at  timestamptz,
  time_basis    text check (time_basis in ('boot', 'offset')),
  box_id        uuid,
  incarnation   uuid,
  received_at   timestamptz not null default now(),
  primary key (gym_id, id)
);

create table feedback (
  id            uuid not null,
  gym_id        uuid not null references gyms,
  member_id     uuid,
  session_id    uuid,
  rating        integer check (rating between 1 and 5),
  text          text,
  given_at      timestamptz not null,
  boot_id       text not null,
  monotonic_ns  bigint not null,
  clock_quality text not null,
  corrected_at  timestamptz,
  time_basis    text check (time_basis in ('boot', 'offset')),
  box_id        uuid,
  incarnation   uuid,
  received_at   timestamptz not null default now(),
  primary key (gym_id, id)
);

create table sessions (
  id                uuid not null,
  gym_id            uuid not null references gyms,
  member_id         uuid,
  kiosk_id          uuid,
  state             text not null check (state in ('active', 'closed')),
  started_at        timestamptz not null,
  last_activity_at  timestamptz not null,
  closed_at         timestamptz,
  close_reason      text,
  engine            text check (engine in ('cloud', 'local')),
  language          text,
  tokens            jsonb,
  cost_microdollars bigint not null default 0,
  boot_id           text not null,
  monotonic_ns      bigint not null,
  clock_quality     text not null,
  corrected_at      timestamptz,
  time_basis        text check (time_basis in ('boot', 'offset')),
  clocks            jsonb not null default '{}',
  box_id            uuid,
  incarnation       uuid,
  received_at       timestamptz not null default now(),
  primary key (gym_id, id),
  check ((state = 'closed') = (closed_at is not null))
);
create index on sessions (gym_id, started_at);
create index on sessions (gym_id, member_id);

create table session_turns (
  id            uuid not null,
  gym_id        uuid not null references gyms,
  session_id    uuid not null,
  member_id     uuid,
  role          text not null check (role in ('member', 'jarvis')),
  text          text not null,
  at            timestamptz not null,
  audio_ms      integer,
  boot_id       text not null,
  monotonic_ns  bigint not null,
  clock_quality text not null,
  corrected_at  timestamptz,
  time_basis    text check (time_basis in ('boot', 'offset')),
  box_id        uuid,
  incarnation   uuid,
  received_at   timestamptz not null default now(),
  primary key (gym_id, id)
);
create index on session_turns (gym_id, session_id);
create index on session_turns (gym_id, member_id);

create table conversation_summaries (
  id              uuid not null,
  gym_id          uuid not null references gyms,
  session_id      uuid not null,
  member_id       uuid,
  kiosk_id        uuid,
  summary_text    text,
  key_topics      jsonb,
  sentiment_score real check (sentiment_score between -1 and 1),
  sentiment_label text,
  emotion         text,
  intents         jsonb,
  action_items    jsonb,
  embedding       jsonb,
  embedding_model text,
  models          jsonb,
  status          text not null check (status in ('pending', 'done', 'failed')),
  created_at      timestamptz not null,
  clocks          jsonb not null default '{}',
  box_id          uuid,
  incarnation     uuid,
  received_at     timestamptz not null default now(),
  primary key (gym_id, id)
);
create index on conversation_summaries (gym_id, session_id);
create index on conversation_summaries (gym_id, member_id);

create table bookings (
  id            uuid not null,
  gym_id        uuid not null references gyms,
  occurrence_id uuid not null,
  member_id     uuid not null,
  state         text not null check (state in ('booked', 'waiting', 'cancelled', 'attended', 'missed')),
  made_at       timestamptz not null,
  starts_at     timestamptz not null,
  changed_at    timestamptz not null,
  clocks        jsonb not null default '{}',
  box_id        uuid,
  incarnation   uuid,
  received_at   timestamptz not null default now(),
  primary key (gym_id, id)
);
create index on bookings (gym_id, occurrence_id);
create index on bookings (gym_id, member_id);

-- Asked from afar, answered by the gym's box.
create table booking_requests (
  id            uuid not null,
  gym_id        uuid not null references gyms,
  occurrence_id uuid not null,
  member_id     uuid not null,
  kind          text not null check (kind in ('book', 'cancel')),
  requested_at  timestamptz not null default now(),
  primary key (gym_id, id)
);

create table booking_answers (
  id          uuid not null,                              -- of the request
  gym_id      uuid not null references gyms,
  outcome     text not null check (outcome in ('booked', 'waiting', 'cancelled', 'refused')),
  reason      text,
  booking_id  uuid,
  answered_at timestamptz not null,
  box_id      uuid,
  incarnation uuid,
  received_at timestamptz not null default now(),
  primary key (gym_id, id)
);

create table lan_staff (
  id           uuid not null,
  gym_id       uuid not null references gyms,
  name         text not null,
  role         text not null check (role in ('gym_manager', 'gym_staff')),
  pin_hash     text,                                      -- argon2id, of a PIN for this gym alone
  badge_id     uuid,
  is_active    boolean not null default true,
  confirmed_at timestamptz not null default now(),        -- when the hub last stood for the account
  primary key (gym_id, id)
);

create table member_analytics (
  id          uuid not null,
  gym_id      uuid not null references gyms,
  member_id   uuid not null,
  figures     jsonb not null,
  computed_at timestamptz not null,
  primary key (gym_id, id),
  unique (gym_id, member_id)
);

create table reports (
  id           uuid not null,
  gym_id       uuid not null references gyms,
  type         text not null check (type in ('daily', 'weekly', 'monthly', 'quarterly')),
  period_start timestamptz not null,
  period_end   timestamptz not null,
  title        text not null,
  body         jsonb not null,
  status       text not null check (status in ('draft', 'published', 'archived')),
  computed_at  timestamptz not null,
  primary key (gym_id, id)
);

do $$
declare
  name text;
begin
  foreach name in array array['equipment_reports', 'feedback', 'sessions', 'session_turns', 'conversation_summaries',
    'bookings', 'booking_requests', 'booking_answers', 'lan_staff', 'member_analytics', 'reports'] loop
    execute format('alter table %I enable row level security, force row level security', name);
    execute format('create policy tenant on %I to jarvis_service using (gym_id in (select app.my_gyms()))', name);
  end loop;
  foreach name in array array['booking_requests', 'lan_staff', 'member_analytics', 'reports'] loop
    execute format('create policy shapes on %I for select to jarvis_sync using (true)', name);
    execute format('grant select on %I to jarvis_sync', name);
    execute format('grant select, insert, update, delete on %I to jarvis_service', name);
  end loop;
end
$$;

-- What happened is never changed, but for erasing what someone said of it; that names the columns.
grant select, insert on equipment_reports, feedback, session_turns, booking_answers to jarvis_service;
grant update (text) on equipment_reports, feedback, session_turns to jarvis_service;
grant select, insert, update on sessions, conversation_summaries, bookings to jarvis_service;
