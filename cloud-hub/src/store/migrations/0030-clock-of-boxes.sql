-- How far the clock of each box is off, as its last push showed, and visits in the order in which they really happened.
alter table boxes
  add column clock_ahead_ms bigint,                       -- the box's wall clock less the hub's; negative: it is behind
  add column clock_heard_at timestamptz;

create index visits_by_time on visits ((coalesce(corrected_at, entered_at)));
-- Nobody asks for visits of all gyms by what the boxes' clocks said.
drop index visits_entered_at_idx;
