-- Edits of rows that both sides write, and what puts times right.

alter table outbox add column kind text not null default 'insert' check (kind in ('insert', 'patch'));
alter table outbox add column stamp text;            -- of the hybrid logical clock
alter table outbox add column base text;             -- JSON: by group, the stamp that the editor had before it

alter table dead_letters add column kind text not null default 'insert';
alter table dead_letters add column stamp text;
alter table dead_letters add column base text;

-- What was edited here and the mirror does not show by itself yet, a row per group.
create table pending_edits (
  operation_id text not null,
  group_name   text not null,
  place        integer not null,                     -- in the order made
  table_name   text not null,
  row_id       text not null,
  kind         text not null check (kind in ('insert', 'patch')),
  "values"     text not null,                        -- JSON, as SQLite holds them
  stamp        text not null,
  base         text,                                 -- the group's stamp before the edit
  settled_at   integer,                              -- Unix ms; when the hub took it
  primary key (operation_id, group_name)
) strict, without rowid;

create index pending_edits_by_row on pending_edits (table_name, row_id, place);

-- The hub's version of each row that is shown with edits of this box on it.
create table overlaid_rows (
  table_name text not null,
  row_id     text not null,
  base       text,                                   -- JSON, as SQLite holds it; null: the hub has no such row
  primary key (table_name, row_id)
) strict, without rowid;

-- When this machine's boots began by the hub's clock.
create table boots (
  boot_id    text primary key,
  boot_at_ms real not null,                          -- Unix ms
  error_ms   real not null,
  learned_at integer not null                        -- counts up: the newest are kept
) strict, without rowid;
