-- A manager makes a box before there is one: it has a code, then a claim, and a key once somebody has confirmed that claim.
alter table boxes
  alter column public_key drop not null,
  alter column incarnation drop not null,
  add column name           text not null default 'Box',
  add column confirmed_at   timestamptz,
  add column revoked_reason text,                         -- in the words of who did it, or `replaced`
  add column code_hash      bytea unique,                 -- HMAC of the code with a key that the database does not hold
  add column code_expires   timestamptz,
  add constraint boxes_key_and_file check ((public_key is null) = (incarnation is null)),
  add constraint boxes_code check ((code_hash is null) = (code_expires is null));

-- A box has typed a code, and somebody compares the words on both screens.
create table box_claims (
  id               uuid primary key,
  gym_id           uuid not null,
  box_id           uuid not null,
  public_key       bytea not null,
  incarnation      uuid not null,
  software_version text not null,
  address          inet,
  code_hash        bytea not null,
  counter          bigint not null default 0,             -- of the last poll
  claimed_at       timestamptz not null,
  expires_at       timestamptz not null,
  state            text not null default 'waiting' check (state in ('waiting', 'confirmed', 'rejected', 'expired')),
  foreign key (gym_id, box_id) references boxes (gym_id, id)
);
create index on box_claims (box_id) where state = 'waiting';
create index on box_claims (code_hash);
create index on box_claims (public_key);

-- Keys that spoke for a box until another took over: whoever still holds one is told so.
create table former_box_keys (
  gym_id     uuid not null,
  box_id     uuid not null,
  public_key bytea not null,
  retired_at timestamptz not null,
  primary key (box_id, public_key),
  foreign key (gym_id, box_id) references boxes (gym_id, id)
);
create index on former_box_keys (public_key);

-- Wrong codes, counted by every process of the hub.
create table wrong_codes (
  id      bigint generated always as identity primary key,
  address text not null,
  at      timestamptz not null
);
create index on wrong_codes (address, at);
create index on wrong_codes (at);

-- A challenge is signed once.
create table spent_challenges (
  id         uuid primary key,
  expires_at timestamptz not null
);
create index on spent_challenges (expires_at);

-- What none but the hub itself reads and writes.
alter table box_claims       enable row level security, force row level security;
alter table former_box_keys  enable row level security, force row level security;
alter table wrong_codes      enable row level security, force row level security;
alter table spent_challenges enable row level security, force row level security;
create policy hub on box_claims       to jarvis_service using ((select app.setting('app.system')) is not null);
create policy hub on former_box_keys  to jarvis_service using ((select app.setting('app.system')) is not null);
create policy hub on wrong_codes      to jarvis_service using ((select app.setting('app.system')) is not null);
create policy hub on spent_challenges to jarvis_service using ((select app.setting('app.system')) is not null);
grant select, insert, update on box_claims, former_box_keys to jarvis_service;
grant select, insert, delete on wrong_codes, spent_challenges to jarvis_service;
