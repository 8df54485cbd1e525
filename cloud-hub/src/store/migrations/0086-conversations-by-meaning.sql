-- What a conversation means, as a point that the hub can search: one row a summary and model, since points of two models
-- may never be compared. It follows the summary by itself, and goes with it when that is emptied.

create table conversation_points (
  gym_id     uuid not null references gyms,
  summary_id uuid not null,
  model_id   text not null,
  created_at timestamptz not null,
  -- Ten-thousandths as signed 16-bit numbers, the higher byte first: what boxes round to, without loss.
  point      bytea not null,
  primary key (gym_id, summary_id, model_id)
);
create index on conversation_points (gym_id, model_id, created_at desc);

create function app.point_of(figures jsonb) returns bytea
language sql immutable strict set search_path = pg_catalog
as $$
  select string_agg(int2send(greatest(-32767, least(32767, round((figure #>> '{}')::numeric * 10000)))::int2), ''::bytea order by n)
  from jsonb_array_elements(figures) with ordinality as each (figure, n)
$$;

create function app.figures_of(point bytea) returns real[]
language sql immutable strict set search_path = pg_catalog
as $$
  select array_agg(((raw - case when raw > 32767 then 65536 else 0 end) / 10000.0)::real order by n)
  from (select n, get_byte(point, 2 * n) * 256 + get_byte(point, 2 * n + 1) as raw
        from generate_series(0, length(point) / 2 - 1) as n) as each
$$;

create function app.follow_summary() returns trigger
language plpgsql set search_path = pg_catalog, public
as $$
begin
  if tg_op = 'UPDATE' then
    delete from conversation_points where gym_id = new.gym_id and summary_id = new.id;
  end if;
  if new.embedding_model is null or jsonb_typeof(new.embedding) is distinct from 'array' then
    return null;
  end if;
  if jsonb_array_length(new.embedding) between 1 and 2000 and not jsonb_path_exists(new.embedding, '$[*] ? (@.type() != "number")') then
    insert into conversation_points (gym_id, summary_id, model_id, created_at, point)
    values (new.gym_id, new.id, new.embedding_model, new.created_at, app.point_of(new.embedding));
  end if;
  return null;
end
$$;
create trigger follow_summary after insert or update of embedding, embedding_model on conversation_summaries
  for each row execute function app.follow_summary();

alter table conversation_points enable row level security, force row level security;
call app.allow('conversation_points', 'select', array['super_admin', 'franchise_owner', 'gym_manager', 'gym_staff', 'box']);
call app.allow('conversation_points', 'insert', array['box']);
call app.allow('conversation_points', 'delete', array['box']);
grant select, insert, delete on conversation_points to jarvis_service;
grant execute on function app.point_of, app.figures_of to jarvis_service;

-- Where pgvector is there, the database compares points itself; without it, or where the owner may not add it, the hub
-- does, with the same outcome. Called again by the owner after pgvector was installed, it takes it up.
create function app.adopt_vectors() returns boolean
language plpgsql set search_path = pg_catalog, public
as $$
begin
  if to_regtype('public.vector') is null and exists (select from pg_available_extensions where name = 'vector') then
    execute 'create extension vector schema public';
  end if;
  if to_regtype('public.vector') is null then
    return false;
  end if;
  -- No approximate index: it would choose among all tenants before row-level security leaves one's own.
  execute 'alter table conversation_points add column if not exists
    vector public.vector generated always as (app.figures_of(point)::public.vector) stored';
  return true;
exception when others then
  raise warning 'pgvector is not used: %', sqlerrm;
  return false;
end
$$;
revoke execute on function app.adopt_vectors from public;
select app.adopt_vectors();
