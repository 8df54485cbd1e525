-- A summary that a cloud model has worded better comes as a row of its own. Figures are those of 'done' alone.
alter table conversation_summaries
  drop constraint conversation_summaries_status_check,
  add constraint conversation_summaries_status_check check (status in ('pending', 'done', 'failed', 'refined'));
