-- Who the tenants are and who works for them. Small, read by every request; a distributed hub keeps a copy on every node.

create table franchises (
  id                uuid primary key,
  name              text not null,
  city              text,
  status            text not null default 'active' check (status in ('active', 'suspended', 'trial')),
  subscription_plan text not null default 'starter' check (subscription_plan in ('starter', 'pro', 'enterprise')),
  created_at        timestamptz not null default now()
);

create table gyms (
  id            uuid primary key,
  franchise_id  uuid references franchises,             -- null: independent
  tenant_id     uuid not null generated always as (coalesce(franchise_id, id)) stored,
  slug          text not null unique,
  name          text not null,
  city          text not null,
  address       text,
  timezone      text not null,                          -- IANA name
  status        text not null default 'active' check (status in ('active', 'maintenance', 'suspended')),
  opening_hours jsonb not null,                         -- see sync/src/opening-hours.ts
  -- What a box whose clock is unknown does with a membership that would have ended by that clock.
  clock_policy  text not null default 'admit' check (clock_policy in ('admit', 'refuse')),
  created_at    timestamptz not null default now(),
  unique (id, tenant_id)
);
create index on gyms (franchise_id);

-- The key of the tenant's badge HMACs. An independent gym is its own tenant, so this is no column of franchises.
create table tenant_keys (
  tenant_id  uuid primary key,
  key        bytea not null check (length(key) = 32),
  created_at timestamptz not null default now()
);

create table users (
  id           uuid primary key,
  email        text not null unique check (email = lower(email)),
  role         text not null check (role in ('super_admin', 'franchise_owner', 'gym_manager', 'gym_staff')),
  franchise_id uuid references franchises,
  gym_id       uuid references gyms,
  mfa_enabled  boolean not null default false,
  is_active    boolean not null default true,
  created_at   timestamptz not null default now(),
  check (
    case role
      when 'super_admin' then franchise_id is null and gym_id is null
      when 'franchise_owner' then franchise_id is not null and gym_id is null
      else franchise_id is null and gym_id is not null
    end
  )
);
create index on users (franchise_id);
create index on users (gym_id);
