-- Conversations whose summary a cloud model may still word better, and those at which that was given up. Nothing here is
-- sent to the hub. What comes of it is a summary of its own, whose status is 'refined': figures are those of 'done' alone.
create table summary_refinements (
  session_id text primary key,
  tries      integer not null,     -- counted before the cloud is asked
  next_at    integer,              -- Unix ms; null: given up
  cause      text                  -- a code; null before the first try
) strict, without rowid;

create trigger summary_refinements_go after delete on conversation_summaries begin
  delete from summary_refinements where session_id = old.session_id;
end;
