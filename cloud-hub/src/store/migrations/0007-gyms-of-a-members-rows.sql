-- A box mirrors a member's preferences and profile wherever the member is admitted, so these carry the member's gyms.

create function app.take_gyms_of_member() returns trigger
language plpgsql set search_path = pg_catalog, public
as $$
begin
  select gym_ids into new.gym_ids from members where gym_id = new.gym_id and id = new.member_id;
  return new;
end
$$;

create trigger take_gyms_of_member before insert or update on member_preferences
  for each row execute function app.take_gyms_of_member();
create trigger take_gyms_of_member before insert or update on member_fitness_profiles
  for each row execute function app.take_gyms_of_member();

create function app.pass_on_gyms_of_member() returns trigger
language plpgsql set search_path = pg_catalog, public
as $$
begin
  update member_preferences set gym_ids = new.gym_ids where gym_id = new.gym_id and member_id = new.id;
  update member_fitness_profiles set gym_ids = new.gym_ids where gym_id = new.gym_id and member_id = new.id;
  return null;
end
$$;

create trigger pass_on_gyms_of_member after update of gym_id, other_gym_ids on members
  for each row execute function app.pass_on_gyms_of_member();
