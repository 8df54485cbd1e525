create table kiosks (
  id                        uuid primary key,
  gym_id                    uuid not null references gyms,
  slug                      text not null unique check (slug like 'gym-%'),
  name                      text not null,
  provisioning_code         text unique check (provisioning_code ~ '^[A-HJ-NP-Z2-9]{6}$'),
  provisioning_code_expires timestamptz,
  status                    text not null default 'provisioning'
                              check (status in ('online', 'offline', 'error', 'provisioning', 'maintenance')),
  last_heartbeat            timestamptz,
  last_seen_ip              inet,
  device_id                 text,
  hardware_info             jsonb,
  software_version          text,
  voice                     text,
  language                  text not null default 'fr' check (language in ('fr', 'en', 'es')),
  model                     text,
  location_in_gym           text,
  notes                     text,
  created_at                timestamptz not null default now(),
  unique (gym_id, id),
  check ((provisioning_code is null) = (provisioning_code_expires is null))
);

create table boxes (
  id               uuid primary key,
  gym_id           uuid not null references gyms,
  public_key       bytea not null unique,                -- Ed25519, SubjectPublicKeyInfo in DER
  incarnation      uuid not null,                        -- of the SQLite file that asked last
  counter          bigint not null default 0,            -- of the last token request; belongs to the key, not to a file
  software_version text,
  last_seen        timestamptz,
  revoked_at       timestamptz,
  created_at       timestamptz not null default now(),
  unique (gym_id, id)
);

-- Every SQLite file that a box ever had: sequences count within one.
create table box_incarnations (
  gym_id           uuid not null,
  box_id           uuid not null,
  incarnation      uuid not null,
  highest_sequence bigint not null default 0,
  first_seen       timestamptz not null default now(),
  last_seen        timestamptz not null default now(),
  primary key (gym_id, incarnation),
  foreign key (gym_id, box_id) references boxes (gym_id, id)
);

alter table kiosks           enable row level security, force row level security;
alter table boxes            enable row level security, force row level security;
alter table box_incarnations enable row level security, force row level security;

create policy tenant on kiosks           to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on boxes            to jarvis_service using (gym_id in (select app.my_gyms()));
create policy tenant on box_incarnations to jarvis_service using (gym_id in (select app.my_gyms()));
create policy shapes on kiosks for select to jarvis_sync using (true);

grant select, insert, update, delete on kiosks to jarvis_service;
grant select, insert, update on boxes, box_incarnations to jarvis_service;
grant select on kiosks to jarvis_sync;
