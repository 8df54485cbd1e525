-- Lists go by the greater of both scores, as alerts do: a member whom either of them names is looked at.
create view risks_now as
select member_id,
  max(rule_score, coalesce(learned_score, 0)) as score,
  case when learned_score > rule_score then learned_level else rule_level end as level,
  case when learned_score > rule_score then 'learned' else 'rule' end as risk_by,
  computed_at
from (
  select known.member_id,
    json_extract(iif(box.computed_at > coalesce(hub.computed_at, -1), box.figures, hub.figures), '$.churn_risk_score') as rule_score,
    json_extract(iif(box.computed_at > coalesce(hub.computed_at, -1), box.figures, hub.figures), '$.churn_risk_level') as rule_level,
    -- The learned score is always the hub's.
    json_extract(hub.figures, '$.learned.score') as learned_score,
    json_extract(hub.figures, '$.learned.level') as learned_level,
    max(coalesce(box.computed_at, 0), coalesce(hub.computed_at, 0)) as computed_at
  from (select member_id from member_figures union select member_id from member_analytics) as known
  left join member_figures box on box.member_id = known.member_id
  left join member_analytics hub on hub.id =
    (select id from member_analytics where member_id = known.member_id order by computed_at desc limit 1)
  where known.member_id is not null
)
where rule_score is not null;

drop trigger risk_told;
drop trigger risk_told_anew;
drop trigger risk_gone;
drop trigger risk_reckoned;
drop trigger risk_reckoned_anew;
drop trigger risk_forgotten;

create trigger risk_told after insert on member_analytics begin
  delete from member_risks where member_id = new.member_id;
  insert into member_risks select * from risks_now where member_id = new.member_id;
end;

create trigger risk_told_anew after update of figures, computed_at on member_analytics begin
  delete from member_risks where member_id = new.member_id;
  insert into member_risks select * from risks_now where member_id = new.member_id;
end;

create trigger risk_gone after delete on member_analytics begin
  delete from member_risks where member_id = old.member_id;
  insert into member_risks select * from risks_now where member_id = old.member_id;
end;

create trigger risk_reckoned after insert on member_figures begin
  delete from member_risks where member_id = new.member_id;
  insert into member_risks select * from risks_now where member_id = new.member_id;
end;

create trigger risk_reckoned_anew after update of figures, computed_at on member_figures begin
  delete from member_risks where member_id = new.member_id;
  insert into member_risks select * from risks_now where member_id = new.member_id;
end;

create trigger risk_forgotten after delete on member_figures begin
  delete from member_risks where member_id = old.member_id;
  insert into member_risks select * from risks_now where member_id = old.member_id;
end;

delete from member_risks;
insert into member_risks select * from risks_now;
