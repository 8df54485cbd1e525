-- One row per visit, immutable, born here.
create table visits (
  id            text primary key,   -- UUIDv7: sorts by time
  gym_id        text not null,
  member_id     text not null,
  badge_id      text not null,
  reader_id     text not null,
  door_id       text,
  entered_at    integer not null,   -- Unix ms by this box's clock
  boot_id       text not null,
  monotonic_ns  integer not null,   -- since that boot
  clock_quality text not null
) strict, without rowid;

-- Who is inside, as far as taps tell.
create table presence (
  member_id text primary key,
  visit_id  text not null,
  since     integer not null        -- Unix ms
) strict, without rowid;
