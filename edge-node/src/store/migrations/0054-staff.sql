-- Signing in on the gym's network. Nothing here is sent to the hub.

alter table lan_staff add column language text;

-- Who is signed in where. The token is kept by its device alone.
create table staff_sessions (
  id           text primary key,
  token_hash   text not null unique,     -- SHA-256, base64url
  account_id   text not null,
  pin_mark     text not null,            -- SHA-256 of the PIN's hash: another PIN ends the session
  created_at   integer not null,         -- Unix ms, here and below
  last_seen_at integer not null,
  address      text,
  device       text                      -- as the browser calls itself
) strict, without rowid;

create index staff_sessions_by_account on staff_sessions (account_id);

-- Wrong tries, by account and by address.
create table staff_tries (
  key            text primary key,
  failures       integer not null,
  last_failed_at integer not null,
  blocked_until  integer not null
) strict, without rowid;

-- When the hub last said how the table of accounts stands, by the hub's clock.
create table staff_heard (
  only     integer primary key check (only = 1),
  heard_at integer not null
) strict;
