-- What the last night learned of who leaves, a franchise or independent gym: the model where it is used, how good it was
-- on months held back, and why it is not used where it is not.
create table churn_models (
  tenant_id   uuid primary key,
  computed_at timestamptz not null,
  verdict     text not null check (verdict in ('used', 'too_few_months', 'too_few_outcomes', 'no_better_than_rule')),
  figures     jsonb not null,
  model       jsonb                                       -- null: not used
);
alter table churn_models enable row level security, force row level security;
call app.allow('churn_models', 'select', '{}', 'true');
call app.allow('churn_models', 'insert', '{}', 'true');
call app.allow('churn_models', 'update', '{}', 'true');
grant select, insert, update on churn_models to jarvis_service;
