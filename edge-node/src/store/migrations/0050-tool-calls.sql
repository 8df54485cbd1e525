-- Writes that the assistant has been asked for, so that none is done twice. Kept for a day.
create table tool_calls (
  scope     text not null,      -- the session, or the member where there is none
  call_id   text not null,
  name      text not null,
  result    text not null,      -- JSON: codes and figures, nothing that was said
  called_at integer not null,   -- Unix ms
  primary key (scope, call_id)
) strict, without rowid;

create index tool_calls_by_time on tool_calls (called_at);
