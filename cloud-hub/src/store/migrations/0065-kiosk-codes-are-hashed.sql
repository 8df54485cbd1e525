-- Of a kiosk's code boxes are told an HMAC alone, with the tenant's key (sync/src/kiosk-code.ts). Six characters are what a
-- version before this one wrote.
alter table kiosks drop constraint kiosks_provisioning_code_check;
alter table kiosks add constraint kiosks_provisioning_code_check
  check (provisioning_code ~ '^([A-HJ-NP-Z2-9]{6}|[A-Za-z0-9_-]{43})$');
