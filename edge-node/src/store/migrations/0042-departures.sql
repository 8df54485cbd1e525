-- Who is inside follows from visits and from this, so that a tap at an entry writes one row less.
create table departures (
  member_id text primary key,
  visit_id  text not null     -- the visit that ended last
) strict, without rowid;

insert into departures (member_id, visit_id)
select member_id, max(id) from visits where member_id not in (select member_id from presence) group by member_id;

drop table presence;
