-- What the hub tells of earlier visits may name no badge and no reader.
create table visits_told (
  id            text primary key,   -- UUIDv7: sorts by time
  gym_id        text not null,
  member_id     text not null,
  badge_id      text,
  reader_id     text,
  door_id       text,
  entered_at    integer not null,   -- Unix ms by the clock of the box
  boot_id       text not null,
  monotonic_ns  integer not null,   -- since that boot
  clock_quality text not null
) strict, without rowid;

insert into visits_told select id, gym_id, member_id, badge_id, reader_id, door_id, entered_at, boot_id, monotonic_ns, clock_quality
from visits;
drop table visits;
alter table visits_told rename to visits;
