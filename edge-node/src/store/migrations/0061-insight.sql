-- What the box understands of conversations and members. Nothing here is sent to the hub.

-- What each thing that a member said was labelled as. Goes when the turn goes, and when it is erased.
create table turn_labels (
  turn_id    text primary key,
  session_id text not null,
  member_id  text not null,
  intent     text not null,
  sentiment  text not null,
  score      real not null,        -- -1 to 1
  emotion    text not null,
  topics     text not null,        -- JSON
  confidence real not null,        -- 0 to 1
  model      text not null
) strict, without rowid;

create index turn_labels_by_session on turn_labels (session_id);
create index turn_labels_by_member on turn_labels (member_id);

create trigger turn_labels_go after delete on session_turns begin
  delete from turn_labels where turn_id = old.id;
end;

-- Summaries that could not be made, until they are.
create table summary_tries (
  session_id text primary key,
  tries      integer not null,
  next_at    integer not null,     -- Unix ms
  cause      text not null         -- a code
) strict, without rowid;

-- Conversations that wait to be understood are asked for at every look.
create index summaries_pending on conversation_summaries (created_at) where status = 'pending';

-- How members stand by this box's own reckoning, for as long as the hub has none that is newer.
create table member_figures (
  member_id    text primary key,
  figures      text not null,      -- JSON, as in member_analytics
  computed_at  integer not null,   -- Unix ms
  visits       text not null,      -- JSON {count, lastAt, recent}: what the visits up to the next column come to
  visits_to    text not null,      -- the id of a visit; '' before the first
  goal_reached integer             -- whether a target weight was reached; null without one
) strict, without rowid;

create trigger erased_insight after insert on erasures begin
  delete from turn_labels where session_id in (select subject_id from redactions where id = new.id and subject = 'session');
  delete from turn_labels where member_id in (select subject_id from redactions where id = new.id and subject = 'member');
  delete from member_figures where member_id in (select subject_id from redactions where id = new.id and subject = 'member');
end;

-- The newest figures of each member, whoever reckoned them; the learned score is always the hub's.
create view figures_now as
select m.id as member_id,
  case
    when h.computed_at is null then l.figures
    when l.computed_at is null or h.computed_at >= l.computed_at then h.figures
    else json_set(l.figures, '$.learned', json(coalesce(h.figures -> '$.learned', 'null')))
  end as figures,
  case when h.computed_at is null or l.computed_at > h.computed_at then l.computed_at else h.computed_at end as computed_at
from members m
left join member_figures l on l.member_id = m.id
left join member_analytics h on h.id = (select id from member_analytics where member_id = m.id order by computed_at desc limit 1)
where l.member_id is not null or h.id is not null;
