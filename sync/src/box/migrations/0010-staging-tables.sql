-- The next generation of a table gathers in a table of the same layout, `staging_<table>`, which the mirror makes when it
-- first loads one. A load under way begins anew.
delete from shape_cursors where filling = 1;
drop table mirror_staging;
