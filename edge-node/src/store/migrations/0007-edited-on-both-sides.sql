-- Rows that staff edit here too: the stamps of their groups of columns, and what the hub had kept to itself so far.

alter table members add column email text;
alter table members add column phone text;
alter table members add column deleted_at integer;       -- Unix ms
alter table members add column clocks text;              -- JSON: by group, the stamp of its last edit

alter table member_preferences add column gym_id text;
alter table member_preferences drop column consents;
alter table member_preferences add column consent_conversation text;  -- JSON, here and below: when, which wording, where
alter table member_preferences add column consent_sentiment text;
alter table member_preferences add column consent_cloud_voice text;
alter table member_preferences add column consent_photo text;
alter table member_preferences add column consent_messages text;
alter table member_preferences add column deleted_at integer;
alter table member_preferences add column clocks text;

alter table member_fitness_profiles add column gym_id text;
alter table member_fitness_profiles add column deleted_at integer;
alter table member_fitness_profiles add column clocks text;

alter table badges add column yields_to text;
alter table badges add column deleted_at integer;
alter table badges add column clocks text;

create table staff_notes (
  id         text primary key,
  gym_id     text,
  member_id  text,
  author_id  text,
  text       text,
  written_at integer,      -- Unix ms
  deleted_at integer,
  clocks     text
) strict;

create index staff_notes_by_member on staff_notes (member_id);

create table alerts (
  id                  text primary key,
  gym_id              text,
  member_id           text,
  kiosk_id            text,
  alert_type          text,
  cause               text,
  priority            text,
  parameters          text,     -- JSON
  recommended_actions text,     -- JSON
  status              text,
  assigned_to         text,
  created_at          integer,  -- Unix ms
  resolved_at         integer,
  resolution_notes    text,
  deleted_at          integer,
  clocks              text
) strict;

create index alerts_by_status on alerts (status, created_at);

create table conflicts (
  id          text primary key,
  gym_id      text,
  member_id   text,
  table_name  text,
  row_id      text,
  group_name  text,
  kept        text,             -- JSON: {values, stamp}
  lost        text,
  found_at    integer,          -- Unix ms
  reviewed_at integer,
  reviewed_by text,
  deleted_at  integer,
  clocks      text
) strict;

create table redactions (
  id           text primary key,
  gym_id       text,
  subject      text,
  subject_id   text,
  requested_at integer          -- Unix ms
) strict;

create table booking_requests (
  id            text primary key,
  occurrence_id text,
  member_id     text,
  kind          text,
  requested_at  integer         -- Unix ms
) strict;

create table lan_staff (
  id           text primary key,
  name         text,
  role         text,
  pin_hash     text,
  badge_id     text,
  is_active    integer,
  confirmed_at integer          -- Unix ms
) strict;

create table member_analytics (
  id          text primary key,
  member_id   text,
  figures     text,             -- JSON
  computed_at integer           -- Unix ms
) strict;

create index member_analytics_by_member on member_analytics (member_id);

create table reports (
  id           text primary key,
  type         text,
  period_start integer,         -- Unix ms
  period_end   integer,
  title        text,
  body         text,            -- JSON
  status       text,
  computed_at  integer
) strict;
