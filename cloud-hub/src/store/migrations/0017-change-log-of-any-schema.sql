-- Tables outside the schema `public` are named with their schema.
create or replace function app.log_change() returns trigger
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
  insert into public.change_log (table_name, before, after)
  values (case tg_table_schema when 'public' then tg_table_name else tg_table_schema || '.' || tg_table_name end,
          old_image, new_image);
  perform pg_notify('jarvis_changes', '');
  return null;
end
$$;
