-- Mirrors of the hub's tables, written by nobody here. No foreign keys: tables arrive one by one, in any order.

create table gyms (
  id            text primary key,
  slug          text,
  name          text,
  city          text,
  timezone      text,
  status        text,
  opening_hours text,     -- JSON
  clock_policy  text      -- 'admit' or 'refuse': what to do about dates while the clock cannot be trusted
) strict, without rowid;

create table kiosks (
  id                        text primary key,
  slug                      text,
  name                      text,
  language                  text,
  location_in_gym           text,
  provisioning_code         text,
  provisioning_code_expires integer    -- Unix ms
) strict, without rowid;

create table doors (
  id       text primary key,
  box_id   text,
  name     text,
  output   text,
  pulse_ms integer,
  policy   text
) strict, without rowid;

create table readers (
  id       text primary key,
  box_id   text,
  name     text,
  kind     text,
  address  text,
  purpose  text,
  door_id  text,
  kiosk_id text
) strict, without rowid;

create table classes (
  id          text primary key,
  name        text,
  description text,        -- JSON, by language
  coach       text,
  place       text,
  minutes     integer
) strict, without rowid;

create table class_occurrences (
  id           text primary key,
  class_id     text,
  starts_at    integer,    -- Unix ms
  capacity     integer,
  cancelled_at integer     -- Unix ms
) strict, without rowid;

create index class_occurrences_by_start on class_occurrences (starts_at);

create table equipment (
  id     text primary key,
  name   text,
  kind   text,
  place  text,
  status text
) strict, without rowid;
