-- Reports name members at risk by their id. Whoever was erased before goes out of them, and out of what was kept of them to be
-- sent: the figures stay.
alter table reports no force row level security;
alter table redactions no force row level security;
select set_config('app.system', 'reports forget who was erased', true);

create temporary table touched on commit drop as
  select distinct r.id from reports r join redactions e on e.gym_id = r.gym_id and e.subject = 'member'
  where r.body -> 'members' @> jsonb_build_array(jsonb_build_object('id', e.subject_id));
update reports r set body = jsonb_set(body, '{members}', (
  select coalesce(jsonb_agg(member order by place), '[]')
  from jsonb_array_elements(r.body -> 'members') with ordinality as each (member, place)
  where not exists (
    select from redactions e
    where e.gym_id = r.gym_id and e.subject = 'member' and e.subject_id::text = member ->> 'id')))
where id in (select id from touched);
select app.redact_change_log('reports', id::text, array['body']) from touched;

select set_config('app.system', '', true);
alter table reports force row level security;
alter table redactions force row level security;
