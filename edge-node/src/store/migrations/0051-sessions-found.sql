-- Who talks now, when a member talked last and what a day has cost are asked for at each conversation.
create index sessions_active on sessions (kiosk_id) where state = 'active';
create index sessions_by_member on sessions (member_id, started_at);
create index sessions_by_start on sessions (started_at, cost_microdollars);
