-- What this SQLite file is and where its changes wait.

create table box_meta (
  key   text primary key,     -- 'incarnation', 'hub_epoch', 'settled', …
  value text not null
) strict, without rowid;

-- One row per change that the hub must learn, written in the transaction of the change itself. Rows up to the sequence
-- `settled` of box_meta have been answered for; the newest row is never deleted, so that no sequence is given out twice.
create table outbox (
  sequence   integer primary key,  -- counts from 1 within an incarnation, without holes
  id         text not null,        -- of the operation: the same however often it is sent
  table_name text not null,
  row        text not null,        -- JSON, in wire values
  queued_at  integer not null      -- Unix ms
) strict;

-- Operations that the hub will never take as they stand. Kept until a person has looked.
create table dead_letters (
  id          text primary key,
  sequence    integer not null,
  table_name  text not null,
  row         text not null,
  reason      text not null,
  rejected_at integer not null                   -- Unix ms
) strict;
