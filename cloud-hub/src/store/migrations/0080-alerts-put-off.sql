-- Staff put an alert out of sight until a time. A box or a hub that does not know of it goes on showing the alert.

alter table alerts add column snoozed_until timestamptz;

drop trigger stamp_edits on alerts;
create trigger stamp_edits before update on alerts for each row execute function app.stamp_edits(
  'member_id', 'kiosk_id', 'alert_type', 'cause', 'priority', 'parameters', 'recommended_actions', 'status:status',
  'resolved_at:status', 'resolution_notes:status', 'assigned_to', 'snoozed_until', 'created_at', 'deleted_at');

drop trigger log_change on alerts;
create trigger log_change after insert or update or delete on alerts for each row execute function app.log_change(
  id, gym_id, member_id, kiosk_id, alert_type, cause, priority, parameters, recommended_actions, status,
  assigned_to, snoozed_until, created_at, resolved_at, resolution_notes, deleted_at, clocks);
