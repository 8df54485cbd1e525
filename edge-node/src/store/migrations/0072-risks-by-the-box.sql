-- What this box reckons of a member counts until the hub's is newer; the learned score is always the hub's.
create trigger risk_reckoned after insert on member_figures
when json_extract(new.figures, '$.churn_risk_score') is not null begin
  insert into member_risks
  select new.member_id,
    coalesce(hub.learned_score, json_extract(new.figures, '$.churn_risk_score')),
    coalesce(hub.learned_level, json_extract(new.figures, '$.churn_risk_level')),
    case when hub.learned_score is null then 'rule' else 'learned' end,
    new.computed_at
  from (select (select json_extract(figures, '$.learned.score') from member_analytics
                where member_id = new.member_id order by computed_at desc limit 1) as learned_score,
               (select json_extract(figures, '$.learned.level') from member_analytics
                where member_id = new.member_id order by computed_at desc limit 1) as learned_level) as hub
  where true
  on conflict (member_id) do update set score = excluded.score, level = excluded.level, risk_by = excluded.risk_by,
    computed_at = excluded.computed_at
  where excluded.computed_at >= member_risks.computed_at;
end;

create trigger risk_reckoned_anew after update of figures, computed_at on member_figures
when json_extract(new.figures, '$.churn_risk_score') is not null begin
  insert into member_risks
  select new.member_id,
    coalesce(hub.learned_score, json_extract(new.figures, '$.churn_risk_score')),
    coalesce(hub.learned_level, json_extract(new.figures, '$.churn_risk_level')),
    case when hub.learned_score is null then 'rule' else 'learned' end,
    new.computed_at
  from (select (select json_extract(figures, '$.learned.score') from member_analytics
                where member_id = new.member_id order by computed_at desc limit 1) as learned_score,
               (select json_extract(figures, '$.learned.level') from member_analytics
                where member_id = new.member_id order by computed_at desc limit 1) as learned_level) as hub
  where true
  on conflict (member_id) do update set score = excluded.score, level = excluded.level, risk_by = excluded.risk_by,
    computed_at = excluded.computed_at
  where excluded.computed_at >= member_risks.computed_at;
end;

create trigger risk_forgotten after delete on member_figures begin
  delete from member_risks where member_id = old.member_id and computed_at <= old.computed_at;
end;
