-- What a dashboard asks first: the visits of some gyms since a moment. Under row-level security PostgreSQL lets a condition
-- near an index only where it knows that the condition tells nothing of rows that are refused, and takes `coalesce` for one
-- that might: a year of visits was read to find four weeks. So the time at which a visit happened is a column.
alter table visits add column happened_at timestamptz not null generated always as (coalesce(corrected_at, entered_at)) stored;
create index visits_of_gym_by_time on visits (gym_id, happened_at);
