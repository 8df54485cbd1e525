-- Members, what they like and the badges that name them, as the hub last told.

create table plans (
  id    text primary key,
  name  text,
  hours text               -- JSON, the shape of opening hours
) strict;

create table members (
  id                 text primary key,
  gym_id             text,
  first_name         text,
  last_name          text,
  membership_type    text,
  plan_id            text,
  membership_expires integer,  -- Unix ms; null: without end
  frozen_from        integer,  -- Unix ms
  frozen_until       integer,  -- Unix ms; null while frozen_from is set: until further notice
  payment_due_since  integer,  -- Unix ms
  waiver_signed_at   integer,  -- Unix ms
  suspended_reason   text,
  is_active          integer,
  member_since       integer   -- Unix ms
) strict;

create table member_preferences (
  id                       text primary key,
  member_id                text,
  communication_style      text,
  preferred_feedback_style text,
  language                 text,
  voice                    text,
  consents                 text    -- JSON
) strict;

create index member_preferences_by_member on member_preferences (member_id);

create table member_fitness_profiles (
  id                text primary key,
  member_id         text,
  height_cm         real,
  current_weight_kg real,
  target_weight_kg  real,
  fitness_level     text,
  primary_goals     text,          -- JSON
  workouts_per_week integer
) strict;

create index member_fitness_profiles_by_member on member_fitness_profiles (member_id);

create table badges (
  id         text primary key,
  gym_id     text,
  member_id  text,
  label      text,
  hmacs      text,                 -- JSON: base64url by canonical form
  strength   text,
  issued_at  integer,              -- Unix ms
  revoked_at integer,              -- Unix ms
  lost_at    integer               -- Unix ms
) strict;

create index badges_by_label on badges (label);

-- Which badge a reading may be. Not unique: a swap of two cards within one batch must not be refused.
create table badge_hmacs (
  hmac     text not null,
  form     text not null,
  badge_id text not null,
  primary key (hmac, badge_id)
) strict, without rowid;

create index badge_hmacs_by_badge on badge_hmacs (badge_id);

create trigger badge_hmacs_inserted after insert on badges begin
  insert into badge_hmacs (hmac, form, badge_id) select value, key, new.id from json_each(new.hmacs);
end;

create trigger badge_hmacs_updated after update of hmacs on badges begin
  delete from badge_hmacs where badge_id = old.id;
  insert into badge_hmacs (hmac, form, badge_id) select value, key, new.id from json_each(new.hmacs);
end;

create trigger badge_hmacs_deleted after delete on badges begin
  delete from badge_hmacs where badge_id = old.id;
end;
