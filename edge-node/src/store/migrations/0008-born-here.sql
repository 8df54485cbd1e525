-- What only this box writes, beside visits. Times are Unix ms by this box's clock.

create table equipment_reports (
  id            text primary key,
  gym_id        text not null,
  member_id     text,
  equipment_id  text,
  session_id    text,
  text          text,
  reported_at   integer not null,
  boot_id       text not null,
  monotonic_ns  integer not null,
  clock_quality text not null
) strict, without rowid;

create table feedback (
  id            text primary key,
  gym_id        text not null,
  member_id     text,
  session_id    text,
  rating        integer,
  text          text,
  given_at      integer not null,
  boot_id       text not null,
  monotonic_ns  integer not null,
  clock_quality text not null
) strict, without rowid;

create table sessions (
  id                text primary key,
  gym_id            text not null,
  member_id         text,
  kiosk_id          text,
  state             text not null,
  started_at        integer not null,
  last_activity_at  integer not null,
  closed_at         integer,
  close_reason      text,
  engine            text,
  language          text,
  tokens            text,       -- JSON
  cost_microdollars integer not null default 0,
  boot_id           text not null,
  monotonic_ns      integer not null,
  clock_quality     text not null,
  clocks            text
) strict, without rowid;

create table session_turns (
  id            text primary key,
  gym_id        text not null,
  session_id    text not null,
  member_id     text,
  role          text not null,
  text          text not null,
  at            integer not null,
  audio_ms      integer,
  boot_id       text not null,
  monotonic_ns  integer not null,
  clock_quality text not null
) strict, without rowid;

create index session_turns_by_session on session_turns (session_id, at);

create table conversation_summaries (
  id              text primary key,
  gym_id          text not null,
  session_id      text not null,
  member_id       text,
  kiosk_id        text,
  summary_text    text,
  key_topics      text,         -- JSON, as are intents, action_items, embedding and models
  sentiment_score real,
  sentiment_label text,
  emotion         text,
  intents         text,
  action_items    text,
  embedding       text,
  embedding_model text,
  models          text,
  status          text not null,
  created_at      integer not null,
  clocks          text
) strict, without rowid;

create index conversation_summaries_by_session on conversation_summaries (session_id);

create table bookings (
  id            text primary key,
  gym_id        text not null,
  occurrence_id text not null,
  member_id     text not null,
  state         text not null,
  made_at       integer not null,
  starts_at     integer not null,
  changed_at    integer not null,
  clocks        text
) strict, without rowid;

create index bookings_by_occurrence on bookings (occurrence_id);
create index bookings_by_member on bookings (member_id, starts_at);

create table booking_answers (
  id          text primary key, -- of the request
  gym_id      text not null,
  outcome     text not null,
  reason      text,
  booking_id  text,
  answered_at integer not null
) strict, without rowid;
