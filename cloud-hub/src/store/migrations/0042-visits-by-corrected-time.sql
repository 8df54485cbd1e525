-- Nobody asks for the visits of a gym by what its boxes' clocks said either, and every visit that arrives pays for an index.
drop index visits_gym_id_entered_at_idx;
