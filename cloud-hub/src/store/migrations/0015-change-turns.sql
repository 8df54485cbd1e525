-- The order in which the hub read the change log, turn by turn. A place in a shape's log is a turn and a place in it, so
-- with these rows it means the same after a restart as before; `snapshot` is where reading goes on.
create table change_turns (
  turn        bigint primary key,                        -- odd; the even number after it says "all of the turn was read"
  snapshot    pg_snapshot not null,
  seqs        bigint[] not null,                         -- of change_log, in order
  table_names text[] not null,
  read_at     timestamptz not null default now()
);

-- The handles given out for shapes. Rows of shapes are not kept: what a follower still lacks is in the change log, and
-- who never finished the first load begins anew.
create table shape_handles (
  handle       text primary key,
  definition   text not null,                            -- a hash of table, columns and types, rows and form
  begun_turn   bigint not null,                          -- read when the first load was
  snapshot     pg_snapshot not null,                     -- what the first load saw
  last_page    integer not null,                         -- of the first load
  hub_epoch    text not null,
  begun_at     timestamptz not null default now(),
  last_used_at timestamptz not null default now()
);
create index on shape_handles (last_used_at);

grant select on change_turns, shape_handles to jarvis_sync;

-- Called in the transaction that read the changes.
create function app.record_turn(number bigint, seen pg_snapshot, read bigint[]) returns void
language sql volatile security definer set search_path = pg_catalog, public
as $$
  insert into change_turns (turn, snapshot, seqs, table_names)
  select number, seen, read,
    coalesce((select array_agg(distinct table_name) from change_log where seq = any(read)), '{}')
$$;

create function app.record_shape(name text, hash text, turn bigint, seen pg_snapshot, page integer, epoch text) returns void
language sql volatile security definer set search_path = pg_catalog, public
as $$
  insert into shape_handles (handle, definition, begun_turn, snapshot, last_page, hub_epoch)
  values (name, hash, turn, seen, page, epoch)
$$;

create function app.touch_shapes(handles text[]) returns void
language sql volatile security definer set search_path = pg_catalog, public
as $$ update shape_handles set last_used_at = now() where handle = any(handles) $$;

create function app.forget_shapes(handles text[]) returns void
language sql volatile security definer set search_path = pg_catalog, public
as $$ delete from shape_handles where handle = any(handles) $$;

-- The log cannot be continued: its changes were removed unread, or this database is another's copy, in which transaction
-- numbers mean something else.
create function app.restart_shapes() returns void
language sql volatile security definer set search_path = pg_catalog, public
as $$
  delete from shape_handles;
  update change_turns set seqs = '{}', table_names = '{}';
  delete from change_log where xid >= pg_snapshot_xmax(pg_current_snapshot());
$$;

-- Removes changes that were read in turns older than that, or beyond so many changes, and the handles that nobody used
-- since. What was not read yet stays, and so does the last turn. Returns the last turn that is gone.
create function app.prune_shapes(older_than interval, changes_max bigint) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
declare
  last_gone bigint;
begin
  select max(turn) into last_gone
  from (select turn, read_at, sum(cardinality(seqs)) over (order by turn desc) as changes,
          row_number() over (order by turn desc) as place from change_turns) as t
  where place > 1 and (read_at < now() - older_than or changes > changes_max);
  delete from shape_handles where last_used_at < now() - older_than;
  delete from change_log where seq in (
    select seq from change_turns cross join unnest(seqs) as u(seq) where turn <= last_gone);
  delete from change_turns where turn <= last_gone;
  -- Changes that no turn had, because reading began anew after them.
  delete from change_log using (select snapshot, seqs from change_turns order by turn limit 1) as oldest
  where xid < pg_snapshot_xmin(oldest.snapshot) and seq <> all(oldest.seqs);
  return last_gone;
end
$$;

revoke execute on function app.record_turn, app.record_shape, app.touch_shapes, app.forget_shapes, app.restart_shapes,
  app.prune_shapes from public;
grant execute on function app.record_turn, app.record_shape, app.touch_shapes, app.forget_shapes, app.restart_shapes,
  app.prune_shapes to jarvis_sync;
