-- Staff put an alert out of sight until a time.
alter table alerts add column snoozed_until integer;   -- Unix ms
