-- How the learned score was judged beside the owners' rule, a night and a franchise or independent gym: for its owners to see.
create table churn_verdicts (
  tenant_id   uuid not null,
  computed_at timestamptz not null,
  verdict     text not null check (verdict in ('used', 'too_few_months', 'too_few_outcomes', 'no_better_than_rule')),
  figures     jsonb not null,                             -- of both, as in churn_models
  primary key (tenant_id, computed_at)
);
alter table churn_verdicts enable row level security, force row level security;
call app.allow('churn_verdicts', 'select', array['super_admin', 'franchise_owner'], 'tenant_id in (select app.my_tenants())');
call app.allow('churn_verdicts', 'insert', '{}', 'true');
call app.allow('churn_verdicts', 'delete', '{}', 'true');
grant select, insert, delete on churn_verdicts to jarvis_service;
