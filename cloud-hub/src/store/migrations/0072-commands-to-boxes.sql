create table box_commands (
  transaction_id uuid not null,
  gym_id         uuid not null,
  box_id         uuid not null,
  command        jsonb not null,
  asked_by       uuid not null,                           -- a user
  asked_at       timestamptz not null,
  expires_at     timestamptz not null,
  state          text not null default 'sent' check (state in ('sent', 'done', 'failed', 'expired')),
  answered_at    timestamptz,
  result         jsonb,
  primary key (gym_id, transaction_id),
  foreign key (gym_id, box_id) references boxes (gym_id, id)
);
create index on box_commands (gym_id, box_id, asked_at);
create index on box_commands (expires_at) where state = 'sent';

alter table box_commands enable row level security, force row level security;
call app.allow('box_commands', 'select', array['super_admin', 'franchise_owner', 'gym_manager']);
call app.allow('box_commands', 'insert', array['super_admin', 'franchise_owner', 'gym_manager']);
call app.allow('box_commands', 'update', '{}');
call app.allow('box_commands', 'delete', '{}');
grant select, insert, update, delete on box_commands to jarvis_service;
