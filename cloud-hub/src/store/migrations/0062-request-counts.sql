-- How much of a caller's budget for a minute the processes of the hub have taken together. Not logged: after a crash it
-- starts empty, and nobody was refused too much.
create unlogged table request_counts (
  minute bigint  not null,                                -- of Unix time
  class  text    not null,
  caller text    not null,                                -- `user:…`, `box:…`, or an address
  used   integer not null,
  primary key (minute, class, caller)
);
alter table request_counts enable row level security, force row level security;
create policy hub on request_counts to jarvis_service using ((select app.setting('app.system')) is not null);
grant select, insert, update, delete on request_counts to jarvis_service;
