-- Screens that may show what happens at a kiosk. Tokens are stored as SHA-256.
create table kiosk_pairings (
  token_hash text primary key,
  kiosk_id   text not null,
  paired_at  integer not null,      -- Unix ms
  paired_by  text not null check (paired_by in ('code', 'this-machine'))
) strict, without rowid;

-- Codes are good once, also when the hub cannot be told.
create table used_codes (
  kiosk_id text not null,
  code     text not null,
  used_at  integer not null,        -- Unix ms
  primary key (kiosk_id, code)
) strict, without rowid;
