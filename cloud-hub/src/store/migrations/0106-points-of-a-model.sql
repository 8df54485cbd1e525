-- Which points are left of a former model: the hub embeds those conversations anew, and replaces them.
create index on conversation_points (model_id, gym_id, summary_id);
