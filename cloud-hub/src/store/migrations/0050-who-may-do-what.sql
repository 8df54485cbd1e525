-- One policy a verb, each in the shape that costs one lookup a statement: which gyms, and which role. Who is meant to do
-- what stands in tenancy/permissions.ts, which a test compares with what is here.

-- `system` the hub itself, `box`, or the role of the person; null is nobody.
create function app.actor_role() returns text
language plpgsql stable security definer set search_path = pg_catalog, public
as $$
begin
  if app.setting('app.system') is not null then
    return 'system';
  elsif app.setting('app.gym_id') is not null then
    return 'box';
  elsif app.setting('app.user_id') is not null then
    return (select role from users where id = app.setting('app.user_id')::uuid and is_active);
  end if;
  return null;
end
$$;

create function app.my_franchise() returns uuid
language plpgsql stable security definer set search_path = pg_catalog, public
as $$
begin
  if app.actor_role() is distinct from 'franchise_owner' then
    return null;
  end if;
  return (select franchise_id from users where id = app.setting('app.user_id')::uuid);
end
$$;

create function app.role_rank(role text) returns integer
language sql immutable set search_path = pg_catalog
as $$ select array_position(array['gym_staff', 'gym_manager', 'franchise_owner', 'super_admin', 'system'], role) $$;

-- Lets these roles, and the hub itself, do that to rows of their own gyms. `whose` is said where that is not by gym_id.
create procedure app.allow(of_table regclass, verb text, roles text[], whose text default 'gym_id in (select app.my_gyms())')
language plpgsql set search_path = pg_catalog
as $$
declare
  rule text := format('(select app.actor_role()) = any (%L::text[]) and (%s)', roles || array['system'], whose);
begin
  execute format('create policy %I on %s for %s to jarvis_service %s', 'tenant_' || verb, of_table, verb,
    case verb
      when 'insert' then format('with check (%s)', rule)
      when 'update' then format('using (%s) with check (%s)', rule, rule)
      else format('using (%s)', rule)
    end);
end
$$;
revoke execute on procedure app.allow from public;

do $$
declare
  managers constant text[] := array['super_admin', 'franchise_owner', 'gym_manager'];
  people   constant text[] := managers || array['gym_staff'];
  everyone constant text[] := people || array['box'];
  box      constant text[] := array['box'];
  nobody   constant text[] := '{}';
  name text;
begin
  foreach name in array array['kiosks', 'boxes', 'box_incarnations', 'doors', 'readers', 'plans', 'members',
    'member_preferences', 'member_fitness_profiles', 'badges', 'classes', 'class_occurrences', 'equipment', 'visits',
    'received_operations', 'alerts', 'box_boots', 'staff_notes', 'conflicts', 'redactions', 'equipment_reports',
    'feedback', 'sessions', 'session_turns', 'conversation_summaries', 'bookings', 'booking_requests',
    'booking_answers', 'lan_staff', 'member_analytics', 'reports', 'orphan_edits', 'received_runs'] loop
    execute format('drop policy tenant on %I', name);
  end loop;

  foreach name in array array['kiosks', 'boxes', 'doors', 'readers', 'plans', 'classes', 'class_occurrences', 'equipment'] loop
    call app.allow(name, 'select', everyone);
    call app.allow(name, 'insert', managers);
    call app.allow(name, 'update', case when name in ('kiosks', 'boxes') then managers || box
                                        when name = 'equipment' then people else managers end);
    if name <> 'boxes' then call app.allow(name, 'delete', managers); end if;
  end loop;

  foreach name in array array['members', 'member_preferences', 'member_fitness_profiles', 'badges', 'staff_notes',
    'alerts', 'conflicts'] loop
    call app.allow(name, 'select', everyone,
      case name when 'members' then 'gym_id in (select app.my_gyms()) or gym_ids && (select array(select app.my_gyms()))'
                else 'gym_id in (select app.my_gyms())' end);
    call app.allow(name, 'insert', case when name in ('alerts', 'conflicts') then box else everyone end);
    call app.allow(name, 'update', everyone);
    call app.allow(name, 'delete', nobody);
  end loop;

  foreach name in array array['visits', 'equipment_reports', 'feedback', 'sessions', 'session_turns',
    'conversation_summaries', 'bookings', 'booking_answers'] loop
    call app.allow(name, 'select', everyone);
    call app.allow(name, 'insert', box);
    if name not in ('visits', 'booking_answers') then call app.allow(name, 'update', box); end if;
  end loop;

  foreach name in array array['box_incarnations', 'box_boots', 'received_operations', 'received_runs', 'orphan_edits'] loop
    call app.allow(name, 'select', box);
    call app.allow(name, 'insert', box);
  end loop;
  call app.allow('box_incarnations', 'update', box);
  call app.allow('box_boots', 'update', box);
  call app.allow('orphan_edits', 'delete', box);

  call app.allow('booking_requests', 'select', everyone);
  call app.allow('booking_requests', 'insert', people);
  call app.allow('booking_requests', 'update', nobody);
  call app.allow('booking_requests', 'delete', nobody);
  call app.allow('redactions', 'select', everyone);
  call app.allow('redactions', 'insert', managers || box);
  foreach name in array array['select', 'insert', 'update', 'delete'] loop
    call app.allow('lan_staff', name, managers);
  end loop;
  foreach name in array array['member_analytics', 'reports'] loop
    call app.allow(name, 'select', everyone);
    call app.allow(name, 'insert', nobody);
    call app.allow(name, 'update', case name when 'reports' then managers else nobody end);
    call app.allow(name, 'delete', nobody);
  end loop;

  drop policy tenant on tenant_keys;
  call app.allow('tenant_keys', 'select', nobody, 'true');
  call app.allow('tenant_keys', 'insert', nobody, 'true');

  drop policy tenant on franchises;
  call app.allow('franchises', 'select', people, 'id in (select app.my_tenants()) or (select app.sees_all())');
  call app.allow('franchises', 'insert', array['super_admin'], 'true');
  call app.allow('franchises', 'update', array['super_admin', 'franchise_owner'],
    'id = (select app.my_franchise()) or (select app.sees_all())');

  -- A gym being added is not yet among those that my_gyms sees.
  drop policy tenant on gyms;
  call app.allow('gyms', 'select', everyone,
    'id in (select app.my_gyms()) or franchise_id = (select app.my_franchise()) or (select app.sees_all())');
  call app.allow('gyms', 'insert', array['super_admin', 'franchise_owner'],
    'franchise_id = (select app.my_franchise()) or (select app.sees_all())');
  call app.allow('gyms', 'update', managers, 'id in (select app.my_gyms())');

  -- Rows of super admins belong to no gym and no franchise: only who sees everything sees them.
  drop policy tenant on users;
  call app.allow('users', 'select', people,
    'gym_id in (select app.my_gyms()) or franchise_id = (select app.my_franchise()) or (select app.sees_all())');
  foreach name in array array['insert', 'update'] loop
    call app.allow('users', name, managers,
      '(gym_id in (select app.my_gyms()) or franchise_id = (select app.my_franchise()) or (select app.sees_all()))
       and app.role_rank(role) <= app.role_rank((select app.actor_role()))');
  end loop;
end
$$;

-- Rights to columns belong to logins, and all principals share one: whoever may change a row, but not all of it, is held by
-- a trigger. Arguments: the role, `only` or `all but`, and columns.
create function app.hold_to_columns() returns trigger
language plpgsql set search_path = pg_catalog, public
as $$
declare
  named   text[] := tg_argv[2:];
  was     jsonb := to_jsonb(old);
  becomes jsonb := to_jsonb(new);
  refused text;
begin
  if app.actor_role() is distinct from tg_argv[0] then
    return new;
  end if;
  select key into refused from jsonb_each(becomes)
  where value is distinct from was -> key and (key = any (named)) = (tg_argv[1] = 'all but') limit 1;
  if refused is not null then
    raise exception 'A % may not change %.% here.', tg_argv[0], tg_table_name, refused using errcode = '42501';
  end if;
  return new;
end
$$;

create trigger hold_box before update on boxes for each row execute function
  app.hold_to_columns('box', 'only', 'last_seen', 'clock_ahead_ms', 'clock_heard_at', 'software_version');
create trigger hold_box before update on kiosks for each row execute function
  app.hold_to_columns('box', 'only', 'status', 'last_heartbeat', 'last_seen_ip', 'device_id', 'hardware_info',
    'software_version', 'voice', 'model');
create trigger hold_box before update of durable_sequence on box_incarnations for each row execute function
  app.hold_to_columns('box', 'all but', 'durable_sequence');
create trigger hold_owner before update on franchises for each row execute function
  app.hold_to_columns('franchise_owner', 'all but', 'status', 'subscription_plan');
create trigger hold_owner before update on gyms for each row execute function
  app.hold_to_columns('franchise_owner', 'all but', 'franchise_id');
create trigger hold_manager before update on gyms for each row execute function
  app.hold_to_columns('gym_manager', 'all but', 'franchise_id', 'status', 'slug');

-- Boxes mirror members wherever these are admitted: a foreign gym there would be given a stranger's members.
create function app.admit_within_tenant() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  if exists (
    select from unnest(new.other_gym_ids) as other (id)
    where not exists (
      select from gyms mine join gyms theirs on theirs.tenant_id = mine.tenant_id
      where mine.id = new.gym_id and theirs.id = other.id)) then
    raise exception 'A member can be admitted by gyms of the same tenant only.' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger admit_within_tenant before insert or update of gym_id, other_gym_ids on members
  for each row when (cardinality(new.other_gym_ids) > 0) execute function app.admit_within_tenant();
