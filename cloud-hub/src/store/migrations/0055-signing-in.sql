-- What signing in needs to know of a person, and what it keeps secret. The secrets live in tables of their own, which no
-- person's scope reads, whatever their role: only the hub itself, one person at a time.

alter table users
  add column name            text not null default '',
  add column language        text not null default 'fr' check (language in ('fr', 'en', 'es')),
  add column password_set_at timestamptz,               -- null: invited, has not chosen one yet
  add column last_sign_in_at timestamptz;

create function app.is_hub() returns boolean
language sql stable set search_path = pg_catalog
as $$ select app.setting('app.system') is not null $$;

create table user_credentials (
  user_id       uuid primary key references users,
  password_hash text not null,                          -- PHC string, argon2id
  changed_at    timestamptz not null
);

create table user_totp (
  user_id      uuid primary key references users,
  secret       bytea,                                   -- AES-256-GCM by a key that is not in this database
  pending      bytea,                                   -- shown to be scanned, its first code still awaited
  confirmed_at timestamptz,
  last_step    bigint                                   -- of the newest code accepted: it and older ones are not good again
);

create table recovery_codes (
  user_id   uuid not null references users,
  code_hash bytea not null,                             -- HMAC-SHA-256 by a key that is not in this database
  used_at   timestamptz,
  primary key (user_id, code_hash)
);

create table user_sessions (
  id               uuid primary key,
  user_id          uuid not null references users,
  token_hash       bytea not null unique check (length(token_hash) = 32),
  code_given       boolean not null default false,      -- the second factor, in this session
  stepped_up_until timestamptz,
  created_at       timestamptz not null,
  last_seen_at     timestamptz not null,
  expires_at       timestamptz not null,
  address          text,
  user_agent       text
);
create index on user_sessions (user_id);
create index on user_sessions (expires_at);

create table user_devices (
  user_id       uuid not null references users,
  device_hash   bytea not null,
  first_seen_at timestamptz not null,
  primary key (user_id, device_hash)
);

create table single_use_links (
  token_hash bytea primary key check (length(token_hash) = 32),
  user_id    uuid not null references users,
  kind       text not null check (kind in ('invitation', 'reset')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index on single_use_links (user_id);

-- Wrong tries by account and by address, for all processes of the hub. The key is an HMAC: who reads the table learns no address.
create table sign_in_failures (
  key            bytea primary key,
  failures       integer not null check (failures > 0),
  last_failed_at timestamptz not null,
  blocked_until  timestamptz not null
);
create index on sign_in_failures (last_failed_at);

do $$
declare secret text;
begin
  foreach secret in array array['user_credentials', 'user_totp', 'recovery_codes', 'user_sessions', 'user_devices', 'single_use_links', 'sign_in_failures'] loop
    execute format('alter table %I enable row level security, force row level security', secret);
    execute format('create policy hub on %I to jarvis_service using ((select app.is_hub()))', secret);
    execute format('grant select, insert, update, delete on %I to jarvis_service', secret);
  end loop;
end
$$;
