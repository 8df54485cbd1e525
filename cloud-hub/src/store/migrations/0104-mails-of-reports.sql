-- One mail of a report for each of its readers, put down with the report itself: what is here leaves, however often the hub or
-- the mail server fails in between. No address and no name: they are read when the mail leaves.
create table report_mails (
  user_id      uuid not null references users,
  report_id    uuid not null,                            -- no foreign key: of reports or of franchise_reports
  gym_id       uuid references gyms,
  franchise_id uuid references franchises,
  timezone     text not null,                            -- by whose clock the report was made
  made_at      timestamptz not null,
  state        text not null check (state in ('waiting', 'sending', 'sent', 'given_up', 'not_wanted')),
  tries        integer not null default 0,
  next_try_at  timestamptz not null,                     -- while one is under way: when it counts as broken off
  ended_at     timestamptz,
  trouble      text,                                     -- of the last try, as a code
  primary key (user_id, report_id),
  check (num_nonnulls(gym_id, franchise_id) = 1)
);
create index report_mails_due on report_mails (next_try_at) where state in ('waiting', 'sending');
create index report_mails_of_report on report_mails (report_id);

-- Whoever wants no mail of reports: at their own word, in the console or by the link in a mail.
create table report_mail_refusals (
  user_id    uuid primary key references users,
  refused_at timestamptz not null
);

alter table report_mails         enable row level security, force row level security;
alter table report_mail_refusals enable row level security, force row level security;
call app.allow('report_mails', 'select', array['super_admin', 'franchise_owner', 'gym_manager'],
  'gym_id in (select app.my_gyms()) or franchise_id = (select app.my_franchise()) or (select app.sees_all())');
call app.allow('report_mails', 'insert', '{}', 'true');
call app.allow('report_mails', 'update', '{}', 'true');
call app.allow('report_mails', 'delete', '{}', 'true');
create policy hub on report_mail_refusals to jarvis_service using ((select app.is_hub()));
grant select, insert, update, delete on report_mails to jarvis_service;
grant select, insert, delete on report_mail_refusals to jarvis_service;
