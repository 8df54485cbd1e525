-- How the member felt from turn to turn of a conversation, for the hub: as labelled, without what was said.
create table session_moods (
  id        text primary key, -- of the session
  gym_id    text not null,
  member_id text,
  moods     text not null,    -- JSON [{turn_id, score}]
  at        integer not null  -- Unix ms, when it was understood
) strict, without rowid;

create index session_moods_by_member on session_moods (member_id);
