-- How many secrets for the voice service were minted for each gym on a day that begins at 04:00 there.
create table voice_secret_days (
  gym_id  uuid not null references gyms,
  day     timestamptz not null,                           -- when it began
  minted  integer not null default 0,
  refused integer not null default 0,
  primary key (gym_id, day)
);
alter table voice_secret_days enable row level security, force row level security;
call app.allow('voice_secret_days', 'select', array['super_admin', 'franchise_owner', 'gym_manager']);
call app.allow('voice_secret_days', 'insert', '{}');
call app.allow('voice_secret_days', 'update', '{}');
grant select, insert, update on voice_secret_days to jarvis_service;
