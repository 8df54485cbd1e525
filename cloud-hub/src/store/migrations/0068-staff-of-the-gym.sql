-- Staff sign in at their gym's box with a PIN of that gym. What reaches a box follows the person's account here, whoever
-- changes it and by whatever way; a PIN stays with the gym that it was made for.

alter table lan_staff add column language text not null default 'fr' check (language in ('fr', 'en', 'es'));
alter table lan_staff add constraint pin_is_hashed check (starts_with(pin_hash, '$argon2id$'));

drop trigger log_change on lan_staff;
create trigger log_change after insert or update or delete on lan_staff for each row execute function app.log_change(
  id, name, role, language, pin_hash, badge_id, is_active, confirmed_at, gym_id);

-- The functions below run as the owner.
create policy in_step on lan_staff to current_user using (true) with check (true);

-- No secret of an owner, of a super admin, of a stranger or of somebody who left reaches a box.
create function app.hold_pin() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  if not exists (select from users
                 where id = new.id and gym_id = new.gym_id and role = new.role and is_active) then
    raise exception 'Only people who work in a gym have a PIN for its box.' using errcode = '42501';
  end if;
  return new;
end
$$;
create trigger hold_pin before insert or update on lan_staff
  for each row when (new.pin_hash is not null) execute function app.hold_pin();

create function app.follow_user() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
  shown text := coalesce(nullif(new.name, ''), new.email);
begin
  if new.gym_id is distinct from old.gym_id then
    delete from lan_staff where gym_id = old.gym_id and id = old.id;
  elsif not new.is_active then
    update lan_staff set is_active = false, pin_hash = null, badge_id = null
    where gym_id = new.gym_id and id = new.id and is_active;
  else
    update lan_staff set name = shown, role = new.role, language = new.language
    where gym_id = new.gym_id and id = new.id
      and (name, role, language) is distinct from (shown, new.role, new.language);
  end if;
  return null;
end
$$;
create trigger follow_user after update on users
  for each row when (old.gym_id is not null) execute function app.follow_user();
