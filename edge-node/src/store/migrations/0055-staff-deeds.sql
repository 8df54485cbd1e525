-- Who of the staff did what at this box. Added to, never changed; it stays here until the hub asks for it.
create table staff_deeds (
  id         text primary key,
  at         integer not null,     -- Unix ms, by the hub's clock as far as it is known
  account_id text not null,
  name       text not null,        -- as it was then
  deed       text not null,        -- the route, such as 'POST /api/conflicts/:id/review'
  row_id     text,
  address    text not null
) strict, without rowid;

create index staff_deeds_by_time on staff_deeds (at);

create trigger staff_deeds_stay before delete on staff_deeds begin
  select raise(abort, 'What staff did stays written down.');
end;
create trigger staff_deeds_never_change before update on staff_deeds begin
  select raise(abort, 'What staff did stays written down.');
end;
