create table badges (
  id         uuid not null,
  gym_id     uuid not null,                              -- the member's home, or where the card was enrolled
  tenant_id  uuid not null,                              -- whose key made the HMACs
  member_id  uuid,
  label      text not null,                              -- what people read on the card
  hmacs      jsonb not null,                             -- one a canonical form of the number, which is never stored
  strength   text,
  issued_at  timestamptz,
  revoked_at timestamptz,
  lost_at    timestamptz,
  primary key (gym_id, id),
  -- A gym cannot change tenants while it has badges that only the former tenant's key can recognise.
  foreign key (gym_id, tenant_id) references gyms (id, tenant_id),
  foreign key (gym_id, member_id) references members (gym_id, id) on update cascade on delete set null (member_id)
);
create index on badges (tenant_id);
create index on badges (gym_id, member_id);

alter table badges enable row level security, force row level security;
create policy tenant on badges to jarvis_service using (gym_id in (select app.my_gyms()));
create policy shapes on badges for select to jarvis_sync using (true);

grant select, insert, update, delete on badges to jarvis_service;
grant select on badges to jarvis_sync;
