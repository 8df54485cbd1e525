-- Tables that boxes and hub both write carry a stamp for each group of columns, and where their row was born.

alter table members
  add column clocks jsonb not null default '{}', add column deleted_at timestamptz,
  add column box_id uuid, add column incarnation uuid;
alter table member_preferences
  add column consent_conversation jsonb, add column consent_sentiment jsonb, add column consent_cloud_voice jsonb,
  add column consent_photo jsonb, add column consent_messages jsonb,
  add column clocks jsonb not null default '{}', add column deleted_at timestamptz,
  add column box_id uuid, add column incarnation uuid;
update member_preferences set
  consent_conversation = consents -> 'conversation_stored', consent_sentiment = consents -> 'sentiment_analysed',
  consent_cloud_voice = consents -> 'cloud_voice_used', consent_photo = consents -> 'photo_shown',
  consent_messages = consents -> 'messages_sent';
alter table member_fitness_profiles
  add column clocks jsonb not null default '{}', add column deleted_at timestamptz,
  add column box_id uuid, add column incarnation uuid;
alter table badges
  add column yields_to uuid,
  add column clocks jsonb not null default '{}', add column deleted_at timestamptz,
  add column box_id uuid, add column incarnation uuid;
alter table alerts
  add column clocks jsonb not null default '{}', add column deleted_at timestamptz,
  add column box_id uuid, add column incarnation uuid;

-- Two sides may see one cause at once: the later alert is dismissed when they meet, not refused.
drop index alerts_open;
create index alerts_open on alerts (gym_id, alert_type, cause) where status in ('pending', 'in_progress');

create table staff_notes (
  id          uuid not null,
  gym_id      uuid not null references gyms,
  member_id   uuid not null,
  author_id   uuid,
  text        text not null,
  written_at  timestamptz not null,
  deleted_at  timestamptz,
  clocks      jsonb not null default '{}',
  box_id      uuid,
  incarnation uuid,
  primary key (gym_id, id)
);
create index on staff_notes (gym_id, member_id);

-- Edits that gave way without having been seen by whoever made the one that stayed.
create table conflicts (
  id          uuid not null,
  gym_id      uuid not null references gyms,
  member_id   uuid,
  table_name  text not null,
  row_id      uuid not null,
  group_name  text not null,
  kept        jsonb not null,                             -- {values, stamp}
  lost        jsonb not null,
  found_at    timestamptz not null default now(),
  reviewed_at timestamptz,
  reviewed_by text,
  deleted_at  timestamptz,
  clocks      jsonb not null default '{}',
  box_id      uuid,
  incarnation uuid,
  primary key (gym_id, id)
);
create index on conflicts (gym_id, member_id);

create table redactions (
  id           uuid not null,
  gym_id       uuid not null references gyms,
  subject      text not null check (subject in ('member', 'session')),
  subject_id   uuid not null,
  requested_at timestamptz not null,
  box_id       uuid,
  incarnation  uuid,
  primary key (gym_id, id)
);
create index on redactions (gym_id, subject_id);

create trigger stamp_edits before update on members for each row execute function app.stamp_edits(
  'first_name:name', 'last_name:name', 'email', 'phone', 'membership_type:membership', 'plan_id:membership',
  'membership_expires:membership', 'frozen_from:frozen', 'frozen_until:frozen', 'payment_due_since', 'waiver_signed_at',
  'suspended_reason:standing', 'is_active:standing', 'member_since', 'deleted_at');
create trigger stamp_edits before update on member_preferences for each row execute function app.stamp_edits(
  'member_id', 'communication_style', 'preferred_feedback_style', 'language', 'voice', 'consent_conversation',
  'consent_sentiment', 'consent_cloud_voice', 'consent_photo', 'consent_messages', 'deleted_at');
create trigger stamp_edits before update on member_fitness_profiles for each row execute function app.stamp_edits(
  'member_id', 'height_cm', 'current_weight_kg', 'target_weight_kg', 'fitness_level', 'primary_goals', 'workouts_per_week',
  'deleted_at');
create trigger stamp_edits before update on staff_notes for each row execute function app.stamp_edits(
  'member_id', 'author_id', 'text', 'written_at', 'deleted_at');
create trigger stamp_edits before update on badges for each row execute function app.stamp_edits(
  'member_id:holder', 'issued_at:holder', 'label', 'hmacs', 'strength', 'revoked_at', 'lost_at', 'yields_to', 'deleted_at');
-- Who claimed a card first is asked from its first day on.
create trigger stamp_birth before insert on badges for each row execute function app.stamp_edits('member_id:holder');
create trigger stamp_edits before update on alerts for each row execute function app.stamp_edits(
  'member_id', 'kiosk_id', 'alert_type', 'cause', 'priority', 'parameters', 'recommended_actions', 'status:status',
  'resolved_at:status', 'resolution_notes:status', 'assigned_to', 'created_at', 'deleted_at');
create trigger stamp_edits before update on conflicts for each row execute function app.stamp_edits(
  'member_id', 'table_name', 'row_id', 'group_name', 'kept', 'lost', 'found_at', 'reviewed_at:review',
  'reviewed_by:review', 'deleted_at');

-- A box names its gym; the tenant follows from it.
create function app.take_tenant_of_gym() returns trigger
language plpgsql security definer set search_path = pg_catalog, public
as $$
begin
  if new.tenant_id is null then
    select tenant_id into new.tenant_id from gyms where id = new.gym_id;
  end if;
  return new;
end
$$;
create trigger take_tenant_of_gym before insert on badges for each row execute function app.take_tenant_of_gym();

alter table staff_notes enable row level security, force row level security;
alter table conflicts   enable row level security, force row level security;
alter table redactions  enable row level security, force row level security;
create policy tenant on staff_notes to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on conflicts   to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on redactions  to jarvis_service using (gym_id in (select app.my_gyms()));
create policy shapes on staff_notes for select to jarvis_sync using (true);
create policy shapes on conflicts   for select to jarvis_sync using (true);
create policy shapes on redactions  for select to jarvis_sync using (true);
create policy shapes on alerts      for select to jarvis_sync using (true);
grant select, insert, update, delete on staff_notes, conflicts to jarvis_service;
grant select, insert on redactions to jarvis_service;
grant delete on alerts to jarvis_service;
grant select on staff_notes, conflicts, redactions, alerts to jarvis_sync;
