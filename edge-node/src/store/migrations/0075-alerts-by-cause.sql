-- Before an alert is raised, those of its cause are asked for.
create index alerts_by_cause on alerts (alert_type, cause);
