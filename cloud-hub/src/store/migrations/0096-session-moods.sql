-- How the member felt from turn to turn of a conversation, as their box labelled it. Kept as long as what was said: it goes
-- with it.
create table session_moods (
  id          uuid not null,                              -- of the session
  gym_id      uuid not null references gyms,
  member_id   uuid,
  moods       jsonb not null,                             -- [{turn_id, score}], score from -1 to 1
  at          timestamptz not null,
  box_id      uuid,
  incarnation uuid,
  received_at timestamptz not null default now(),
  primary key (gym_id, id)
);
create index on session_moods (gym_id, member_id);
create index on session_moods (least(at, received_at));
alter table session_moods enable row level security, force row level security;
call app.allow('session_moods', 'select', array['super_admin', 'franchise_owner', 'gym_manager', 'gym_staff', 'box']);
call app.allow('session_moods', 'insert', array['box']);
call app.allow('session_moods', 'update', array['box']);
call app.allow('session_moods', 'delete', '{}', 'true');
grant select, insert, delete on session_moods to jarvis_service;
-- Erasing empties it.
grant update (moods) on session_moods to jarvis_service;
