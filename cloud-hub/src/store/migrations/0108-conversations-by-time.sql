-- Conversations in the order in which they really happened, the newest first and page by page: a column for the reason that
-- visits have one, and the id behind it, for conversations of one moment.
alter table sessions add column happened_at timestamptz not null generated always as (coalesce(corrected_at, started_at)) stored;
create index sessions_of_gym_by_time on sessions (gym_id, happened_at, id);
-- Nobody asks for conversations by what the boxes' clocks said.
drop index sessions_gym_id_started_at_idx;
