-- The place of the next edit is found without looking at all that wait.
create index pending_edits_by_place on pending_edits (place);
