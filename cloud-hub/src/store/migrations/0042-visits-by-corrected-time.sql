-- Every visit that arrives pays for each index, and nobody asks for visits by what the clocks of boxes said. Whoever asks
-- for those of a member brings an index by the corrected time.
drop index visits_gym_id_entered_at_idx;
drop index visits_gym_id_member_id_entered_at_idx;
