-- The log of what was done also tells of franchises and of the organisation, of rows before and after, and by whose name.
-- `tenant_id` starts the key: of the gym's franchise or the independent gym, of the franchise, or all zeros for the organisation.
alter table audit_log
  add column franchise_id uuid references franchises,
  add column tenant_id    uuid,
  add column actor        text,                          -- as it was called then: address, name, or the hub's reason
  add column before       jsonb,                         -- the columns that changed, alone
  add column after        jsonb;
alter table audit_log alter row_id type text;            -- not every table counts by UUID

-- The log is kept by functions that run as the owner; it may look names up.
create policy lookup on boxes for select to current_user using (true);
create policy lookup on audit_log for select to current_user using (true);

-- Before what is there becomes unchangeable.
alter table audit_log no force row level security;
update audit_log a set (tenant_id, franchise_id) = (select g.tenant_id, g.franchise_id from gyms g where g.id = a.gym_id);
update audit_log set actor = actor_id::text;
alter table audit_log force row level security;

alter table audit_log drop constraint audit_log_pkey;
alter table audit_log alter gym_id drop not null, alter tenant_id set not null, add primary key (tenant_id, id);
drop index audit_log_gym_id_at_idx;
create index audit_log_everywhere on audit_log (at desc, id desc);
create index audit_log_of_tenant  on audit_log (tenant_id, at desc, id desc);
create index audit_log_of_gym     on audit_log (gym_id, at desc, id desc);
create index audit_log_of_actor   on audit_log (actor_id, at desc, id desc) where actor_id is not null;
create index audit_log_of_action  on audit_log (action, at desc, id desc);

create function app.complete_audit() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  if new.gym_id is not null then
    select g.tenant_id, g.franchise_id into new.tenant_id, new.franchise_id from gyms g where g.id = new.gym_id;
  else
    new.tenant_id := coalesce(new.franchise_id, '00000000-0000-0000-0000-000000000000');
  end if;
  -- Names change and accounts close: the log keeps the name of that time. Only the hub's own reason comes with the row.
  if new.actor_kind = 'user' then
    new.actor := (select u.email from users u where u.id = new.actor_id);
  elsif new.actor_kind = 'box' then
    new.actor := (select coalesce(to_jsonb(b) ->> 'name', b.id::text) from boxes b where b.id = new.actor_id);
  end if;
  new.actor := coalesce(new.actor, new.actor_id::text, '');
  return new;
end
$$;
create trigger complete before insert on audit_log for each row execute function app.complete_audit();

create function app.refuse_rewriting() returns trigger
language plpgsql set search_path = pg_catalog
as $$
begin
  raise exception 'What % holds was done, and stays.', tg_table_name using errcode = 'insufficient_privilege';
end
$$;
create trigger never_rewritten before update or delete on audit_log
  for each row execute function app.refuse_rewriting();
create trigger never_emptied before truncate on audit_log
  for each statement execute function app.refuse_rewriting();
-- Also for who turns ordinary triggers off, as replication does.
alter table audit_log enable always trigger never_rewritten;
alter table audit_log enable always trigger never_emptied;
alter table audit_log enable always trigger complete;

-- The gyms whose log whoever asks may read: managers their own, owners those of their franchise. No box reads it.
create function app.audited_gyms() returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, public
as $$
begin
  return query
    select g.id
    from users u
    join gyms g on g.id = u.gym_id or g.franchise_id = u.franchise_id
    where u.id = app.setting('app.user_id')::uuid and u.is_active and u.role in ('gym_manager', 'franchise_owner');
end
$$;

-- The franchise whose own log, of no gym, whoever asks may read.
create function app.audited_franchise() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public
as $$
begin
  return (select u.franchise_id from users u
          where u.id = app.setting('app.user_id')::uuid and u.is_active and u.role = 'franchise_owner');
end
$$;

-- Every action that the log knows, one step of the index for each. Names of actions are nobody's secret.
create function app.audited_actions() returns setof text
language sql stable security definer set search_path = pg_catalog, public
as $$
  with recursive known as (
    (select action from audit_log order by action limit 1)
    union all
    select (select a.action from audit_log a where a.action > k.action order by a.action limit 1)
    from known k where k.action is not null
  )
  select action from known where action is not null
$$;

drop policy tenant on audit_log;
create policy reads on audit_log for select to jarvis_service using (
  (select app.sees_all())
  or gym_id in (select app.audited_gyms())
  or (gym_id is null and franchise_id = (select app.audited_franchise()))
);
-- Nobody writes in another's name: a person under their own, a box never as a person; the hub itself says who asked.
create policy writes on audit_log for insert to jarvis_service with check (
  (select app.setting('app.system')) is not null
  or (
    ((select app.sees_all()) or gym_id in (select app.my_gyms()) or (gym_id is null and franchise_id in (select app.my_tenants())))
    and case
      when (select app.setting('app.user_id')) is null then actor_kind <> 'user'
      else actor_kind = 'user' and actor_id = (select app.setting('app.user_id'))::uuid
    end
  )
);
