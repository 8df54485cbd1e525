-- Where each mirrored table stands in the hub's shape log; moves in the same transaction as the rows.
create table shape_cursors (
  table_name text primary key,
  handle     text not null,
  "offset"   text not null,
  filling    integer not null check (filling in (0, 1))  -- 1: a new generation is being loaded into mirror_staging
) strict, without rowid;

-- The next generation of a table while it loads; the kiosk goes on reading the former one.
create table mirror_staging (
  table_name text not null,
  id         text not null,
  row        text not null,  -- JSON of column values as SQLite will hold them
  primary key (table_name, id)
) strict, without rowid;
