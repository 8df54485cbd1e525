-- Erasing reaches the change log: in every image of that row the named columns take the value that the row has now, so
-- that a follower who is behind gets a history without the erased text. Of a row that is gone only its end stays.
-- Hubs are told, and forget what they hold in memory.
create function app.overwrite_change_log(of_table text, row_id text, columns text[], present app.hstore) returns bigint
language plpgsql volatile security definer set search_path = pg_catalog, public
as $$
declare
  touched bigint;
begin
  if present is null then
    delete from change_log
    where table_name = of_table and after is not null
      and row_id in (before operator(app.->) 'id', after operator(app.->) 'id');
    get diagnostics touched = row_count;
    update change_log set before = app.delete(before, columns)
    where table_name = of_table and before operator(app.->) 'id' = row_id;
  else
    update change_log set
      before = case when before operator(app.->) 'id' = row_id
                 then before operator(app.||) app.slice(present, app.akeys(before)) else before end,
      after  = case when after operator(app.->) 'id' = row_id
                 then after operator(app.||) app.slice(present, app.akeys(after)) else after end
    where table_name = of_table and row_id in (before operator(app.->) 'id', after operator(app.->) 'id');
    get diagnostics touched = row_count;
  end if;
  perform pg_notify('jarvis_changes', 'redacted');
  return touched;
end
$$;

-- Reads the row as whoever calls; who does not see all rows could take one for gone. Settings as in app.log_change.
create function app.redact_change_log(of_table text, row_id text, columns text[]) returns bigint
language plpgsql volatile
set datestyle = 'ISO, YMD'
set timezone = 'UTC'
set intervalstyle = 'postgres'
set bytea_output = 'hex'
set extra_float_digits = 1
as $$
declare
  present app.hstore;
begin
  if not app.sees_all() then
    raise exception 'Only the hub itself erases from the change log.';
  end if;
  execute format('select app.slice(app.hstore(t), $1) from public.%I as t where t.id::text = $2', of_table)
    into present using columns, row_id;
  return app.overwrite_change_log(of_table, row_id, columns, present);
end
$$;

revoke execute on function app.overwrite_change_log, app.redact_change_log from public;
grant execute on function app.overwrite_change_log, app.redact_change_log to jarvis_service;
