-- Redactions that have been carried out in this file.
create table erasures (
  id text primary key -- of the redaction
) strict, without rowid;

create index redactions_by_subject on redactions (subject, subject_id);
