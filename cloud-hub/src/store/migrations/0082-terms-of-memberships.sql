-- What was known of each membership, and since when. A member's row says only how it stands today: to learn from a past
-- month who left, the end of the membership has to be as it was known then, or a renewal would give the answer away.
create table membership_terms (
  gym_id    uuid not null,
  member_id uuid not null,
  known_at  timestamptz not null default clock_timestamp(),
  expires   timestamptz,                                  -- null: without end
  is_active boolean not null,                             -- false: ended by staff, or the member is gone
  primary key (gym_id, member_id, known_at),
  foreign key (gym_id, member_id) references members (gym_id, id) on update cascade on delete cascade
);
alter table membership_terms enable row level security, force row level security;
call app.allow('membership_terms', 'select', '{}');
call app.allow('membership_terms', 'insert', '{}');
grant select, insert on membership_terms to jarvis_service;
-- For the trigger, which runs as the owner whoever edits the member.
create policy note on membership_terms for insert to current_user with check (true);

insert into membership_terms (gym_id, member_id, expires, is_active)
select gym_id, id, membership_expires, is_active and deleted_at is null from members;

create function app.note_terms() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  insert into membership_terms (gym_id, member_id, expires, is_active)
  values (new.gym_id, new.id, new.membership_expires, new.is_active and new.deleted_at is null)
  on conflict do nothing;
  return null;
end
$$;

create trigger note_terms_of_new after insert on members for each row execute function app.note_terms();
create trigger note_terms after update on members for each row
  when (old.membership_expires is distinct from new.membership_expires or old.is_active is distinct from new.is_active
    or old.deleted_at is distinct from new.deleted_at)
  execute function app.note_terms();
