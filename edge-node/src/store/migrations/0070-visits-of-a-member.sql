-- Staff look at when somebody came last, for one member and for all of them in that order.
create index visits_by_member on visits (member_id, entered_at);
