-- What happened to the rows that boxes mirror: the text of the mirrored columns before and after. Read by the sync role,
-- which compares transaction snapshots: rows become visible out of the order of `seq`.
create table change_log (
  seq        bigint generated always as identity primary key,
  xid        xid8 not null default pg_current_xact_id(),
  table_name text not null,
  before     app.hstore,                                 -- null: inserted
  after      app.hstore,                                 -- null: deleted; both null: the table was truncated
  logged_at  timestamptz not null default now()
);
create index on change_log (xid);

-- The newest transaction whose log rows are gone: a reader that has not seen it begins anew.
create table change_log_floor (
  only_one   boolean primary key default true check (only_one),
  pruned_xid xid8 not null
);
insert into change_log_floor (pruned_xid) values ('0');

grant select on change_log, change_log_floor to jarvis_sync;

-- Arguments: the mirrored columns. The output settings are pinned because a trigger runs in the session of whoever writes.
create function app.log_change() returns trigger
language plpgsql security definer
set search_path = pg_catalog, app, public
set datestyle = 'ISO, YMD'
set timezone = 'UTC'
set intervalstyle = 'postgres'
set bytea_output = 'hex'
set extra_float_digits = 1
as $$
declare
  old_image app.hstore := case when tg_op in ('UPDATE', 'DELETE') then app.slice(app.hstore(old), tg_argv::text[]) end;
  new_image app.hstore := case when tg_op in ('UPDATE', 'INSERT') then app.slice(app.hstore(new), tg_argv::text[]) end;
begin
  if tg_op = 'UPDATE' and old_image operator(app.=) new_image then
    return null;
  end if;
  insert into public.change_log (table_name, before, after) values (tg_table_name, old_image, new_image);
  perform pg_notify('jarvis_changes', '');
  return null;
end
$$;

-- The service prunes by this function alone; `consumed` is the snapshot up to which its own reader has read.
create function app.prune_change_log(consumed pg_snapshot, older_than interval) returns bigint
language sql security definer set search_path = pg_catalog, public
as $$
  with gone as (
    delete from change_log
    where xid < pg_snapshot_xmin(consumed) and logged_at < now() - older_than
    returning xid
  ), floor as (
    update change_log_floor set pruned_xid = (select max(xid) from gone) where exists (select from gone)
  )
  select count(*) from gone
$$;
revoke execute on function app.prune_change_log from public;
grant execute on function app.prune_change_log to jarvis_service;
