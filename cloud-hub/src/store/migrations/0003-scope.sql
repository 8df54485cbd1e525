-- Who is asking, from settings that last one transaction: `app.gym_id` a box, `app.user_id` a member of staff,
-- `app.system` the reason for which the hub itself acts for everyone. With none of them nothing is visible.
-- The functions run as the owner, whose own policies below let them read the directory; asked once a statement as
-- `gym_id in (select app.my_gyms())`, they cost one lookup, not one a row.

create function app.setting(name text) returns text
language sql stable set search_path = pg_catalog
as $$ select nullif(current_setting(name, true), '') $$;

create function app.sees_all() returns boolean
language plpgsql stable security definer set search_path = pg_catalog, public
as $$
begin
  return app.setting('app.system') is not null
    or exists (select from users
               where id = app.setting('app.user_id')::uuid and is_active and role = 'super_admin');
end
$$;

create function app.my_gyms() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public
as $$
begin
  if app.sees_all() then
    return query select id from gyms;
  elsif app.setting('app.gym_id') is not null then
    return next app.setting('app.gym_id')::uuid;
  else
    return query
      select g.id
      from users u
      join gyms g on g.id = u.gym_id or g.franchise_id = u.franchise_id
      where u.id = app.setting('app.user_id')::uuid and u.is_active;
  end if;
end
$$;

create function app.my_tenants() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public
as $$
begin
  if app.sees_all() then
    return query select tenant_id from gyms union select id from franchises;
  else
    return query select distinct g.tenant_id from gyms g where g.id in (select app.my_gyms());
    return query select u.franchise_id from users u
      where u.id = app.setting('app.user_id')::uuid and u.is_active and u.franchise_id is not null;
  end if;
end
$$;

alter table franchises  enable row level security, force row level security;
alter table gyms        enable row level security, force row level security;
alter table tenant_keys enable row level security, force row level security;
alter table users       enable row level security, force row level security;

create policy lookup on gyms  for select to current_user using (true);
create policy lookup on franchises for select to current_user using (true);
create policy lookup on users for select to current_user using (true);

-- A row being added is not yet among those that the functions see: only who sees everything may add gyms and franchises.
create policy tenant on franchises to jarvis_service
  using (id in (select app.my_tenants())) with check ((select app.sees_all()) or id in (select app.my_tenants()));
create policy tenant on gyms to jarvis_service
  using (id in (select app.my_gyms())) with check ((select app.sees_all()) or id in (select app.my_gyms()));
create policy tenant on tenant_keys to jarvis_service using (tenant_id in (select app.my_tenants()));
create policy tenant on users to jarvis_service
  using ((select app.sees_all()) or gym_id in (select app.my_gyms()) or franchise_id in (select app.my_tenants()));

create policy shapes on gyms for select to jarvis_sync using (true);

grant select, insert, update on franchises, gyms, users to jarvis_service;
grant select, insert on tenant_keys to jarvis_service;
grant select on gyms to jarvis_sync;
