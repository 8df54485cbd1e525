-- A form of a badge's number may be empty; that badge is then not found by it, and the others still are.
drop trigger badge_hmacs_inserted;
drop trigger badge_hmacs_updated;

create trigger badge_hmacs_inserted after insert on badges begin
  insert into badge_hmacs (hmac, form, badge_id) select value, key, new.id from json_each(new.hmacs) where type = 'text'
  on conflict do nothing;
end;

create trigger badge_hmacs_updated after update of hmacs on badges begin
  delete from badge_hmacs where badge_id = old.id;
  insert into badge_hmacs (hmac, form, badge_id) select value, key, new.id from json_each(new.hmacs) where type = 'text'
  on conflict do nothing;
end;
