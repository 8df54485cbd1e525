-- Who edited what last, column by column, and what the hub knows of the clocks of its boxes.

alter table box_incarnations
  add column durable_sequence bigint not null default 0,  -- what the newest backup holds
  add column last_bounded     text;                       -- the last stamp that lay outside of the box's life

alter table received_operations add column stamps jsonb;  -- what an edit won, by group of columns

create table box_boots (
  gym_id  uuid not null,
  box_id  uuid not null,
  boot_id text not null,
  boot_at timestamptz not null,                           -- by the hub's clock
  primary key (gym_id, box_id, boot_id),
  foreign key (gym_id, box_id) references boxes (gym_id, id)
);
alter table box_boots enable row level security, force row level security;
create policy tenant on box_boots to jarvis_service using (gym_id in (select app.my_gyms()));
grant select, insert, update on box_boots to jarvis_service;

-- When it was by the hub's clock, where the box's was wrong: from its boot, or from how far it was off when it sent.
alter table visits
  add column corrected_at timestamptz,
  add column time_basis   text check (time_basis in ('boot', 'offset'));

-- A stamp later than `after` and no earlier than the clock: 12 hexadecimal digits of Unix ms, 4 of a counter, and the
-- node that stands for the hub. As in sync/src/clock.ts.
create function app.next_stamp(after text) returns text
language sql volatile set search_path = pg_catalog
as $$
  select case
      when last.ms is null or clock.ms > last.ms then lpad(to_hex(clock.ms), 12, '0') || '-0000'
      when last.counter < 65535 then lpad(to_hex(last.ms), 12, '0') || '-' || lpad(to_hex(last.counter + 1), 4, '0')
      else lpad(to_hex(last.ms + 1), 12, '0') || '-0000'
    end || '-00000000-0000-0000-0000-000000000000'
  from (select floor(extract(epoch from clock_timestamp()) * 1000)::bigint as ms) clock,
    (select ('x' || lpad(split_part(after, '-', 1), 16, '0'))::bit(64)::bigint as ms,
       ('x' || lpad(split_part(after, '-', 2), 8, '0'))::bit(32)::integer as counter) last
$$;

-- Stamps what the hub itself edits, whoever writes the SQL. Arguments: a column, or column:group. Edits that come from
-- boxes bring their stamps along and set `app.merging`.
create function app.stamp_edits() returns trigger
language plpgsql set search_path = pg_catalog, public
as $$
declare
  was     jsonb := case when tg_op = 'UPDATE' then to_jsonb(old) else '{}' end;
  becomes jsonb := to_jsonb(new);
  named   text;
  grouped text;
begin
  if app.setting('app.merging') is not null then
    return new;
  end if;
  foreach named in array tg_argv loop
    grouped := coalesce(nullif(split_part(named, ':', 2), ''), split_part(named, ':', 1));
    if nullif(was -> split_part(named, ':', 1), 'null') is distinct from nullif(becomes -> split_part(named, ':', 1), 'null') then
      new.clocks := new.clocks || jsonb_build_object(grouped, app.next_stamp(was -> 'clocks' ->> grouped));
    end if;
  end loop;
  return new;
end
$$;
grant execute on function app.next_stamp to jarvis_service;
