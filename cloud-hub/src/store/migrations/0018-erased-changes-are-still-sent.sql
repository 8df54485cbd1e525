-- What a row was before loses the erased columns instead of taking the present values: a change whose images were equal
-- would not be sent, and a follower who holds the erased text would keep it. An absent column counts as changed.
create or replace function app.overwrite_change_log(of_table text, row_id text, columns text[], present app.hstore) returns bigint
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
      before = case when before operator(app.->) 'id' = row_id then app.delete(before, columns) else before end,
      after  = case when after operator(app.->) 'id' = row_id
                 then after operator(app.||) app.slice(present, app.akeys(after)) else after end
    where table_name = of_table and row_id in (before operator(app.->) 'id', after operator(app.->) 'id');
    get diagnostics touched = row_count;
  end if;
  perform pg_notify('jarvis_changes', 'redacted');
  return touched;
end
$$;
