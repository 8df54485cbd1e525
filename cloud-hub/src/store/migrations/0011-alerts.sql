create table alerts (
  id                  uuid not null,
  gym_id              uuid not null references gyms,
  member_id           uuid,
  kiosk_id            uuid,
  alert_type          text not null,
  cause               text not null,                     -- what it is about within its type, e.g. a box's id
  priority            text not null check (priority in ('low', 'medium', 'high', 'urgent')),
  parameters          jsonb not null default '{}',       -- put into words in the reader's language
  recommended_actions jsonb not null default '[]',
  status              text not null default 'pending' check (status in ('pending', 'in_progress', 'resolved', 'dismissed')),
  assigned_to         uuid,
  created_at          timestamptz not null default now(),
  resolved_at         timestamptz,
  resolution_notes    text,
  primary key (gym_id, id)
);
-- One open alert per cause, never a flood.
create unique index alerts_open on alerts (gym_id, alert_type, cause) where status in ('pending', 'in_progress');

alter table alerts enable row level security, force row level security;
create policy tenant on alerts to jarvis_service using (gym_id in (select app.my_gyms()));
grant select, insert, update on alerts to jarvis_service;
