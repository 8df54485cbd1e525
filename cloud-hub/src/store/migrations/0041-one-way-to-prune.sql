-- What shapes still need decides what may go (app.prune_shapes); this took no notice of it.
drop function app.prune_change_log(pg_snapshot, interval);
