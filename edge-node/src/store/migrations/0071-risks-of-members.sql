-- Lists of members are put in the order of their risk: it stands beside the figures, so that no list reads all of those.
create table member_risks (
  member_id   text primary key,
  score       real not null,     -- 0 to 1
  level       text not null,
  risk_by     text not null,     -- 'rule' or 'learned'
  computed_at integer not null   -- Unix ms
) strict, without rowid;

create trigger risk_told after insert on member_analytics
when json_extract(new.figures, '$.churn_risk_score') is not null begin
  insert into member_risks
  select new.member_id,
    coalesce(json_extract(new.figures, '$.learned.score'), json_extract(new.figures, '$.churn_risk_score')),
    coalesce(json_extract(new.figures, '$.learned.level'), json_extract(new.figures, '$.churn_risk_level')),
    case json_type(new.figures, '$.learned') when 'object' then 'learned' else 'rule' end,
    coalesce(new.computed_at, 0)
  where true
  on conflict (member_id) do update set score = excluded.score, level = excluded.level, risk_by = excluded.risk_by,
    computed_at = excluded.computed_at
  where excluded.computed_at >= member_risks.computed_at;
end;

create trigger risk_told_anew after update of figures, computed_at on member_analytics
when json_extract(new.figures, '$.churn_risk_score') is not null begin
  insert into member_risks
  select new.member_id,
    coalesce(json_extract(new.figures, '$.learned.score'), json_extract(new.figures, '$.churn_risk_score')),
    coalesce(json_extract(new.figures, '$.learned.level'), json_extract(new.figures, '$.churn_risk_level')),
    case json_type(new.figures, '$.learned') when 'object' then 'learned' else 'rule' end,
    coalesce(new.computed_at, 0)
  where true
  on conflict (member_id) do update set score = excluded.score, level = excluded.level, risk_by = excluded.risk_by,
    computed_at = excluded.computed_at
  where excluded.computed_at >= member_risks.computed_at;
end;

create trigger risk_gone after delete on member_analytics begin
  delete from member_risks where member_id = old.member_id and computed_at <= coalesce(old.computed_at, 0);
end;

insert into member_risks
select member_id,
  coalesce(json_extract(figures, '$.learned.score'), json_extract(figures, '$.churn_risk_score')),
  coalesce(json_extract(figures, '$.learned.level'), json_extract(figures, '$.churn_risk_level')),
  case json_type(figures, '$.learned') when 'object' then 'learned' else 'rule' end,
  coalesce(computed_at, 0)
from member_analytics
where json_extract(figures, '$.churn_risk_score') is not null and member_id is not null
  and computed_at = (select max(computed_at) from member_analytics newest where newest.member_id = member_analytics.member_id)
on conflict (member_id) do nothing;
