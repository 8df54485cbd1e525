-- The change log follows every column that boxes mirror, as sync/src/catalogue.ts names them.

drop trigger log_change on members;
drop trigger log_change on member_preferences;
drop trigger log_change on member_fitness_profiles;
drop trigger log_change on badges;

create trigger log_change after insert or update or delete on booking_requests for each row execute function app.log_change(
  id, occurrence_id, member_id, kind, requested_at, gym_id);
create trigger log_change after insert or update or delete on lan_staff for each row execute function app.log_change(
  id, name, role, pin_hash, badge_id, is_active, confirmed_at, gym_id);
create trigger log_change after insert or update or delete on member_analytics for each row execute function app.log_change(
  id, member_id, figures, computed_at, gym_id);
create trigger log_change after insert or update or delete on reports for each row execute function app.log_change(
  id, type, period_start, period_end, title, body, status, computed_at, gym_id);
create trigger log_change after insert or update or delete on members for each row execute function app.log_change(
  id, gym_id, first_name, last_name, email, phone, membership_type, plan_id, membership_expires, frozen_from,
  frozen_until, payment_due_since, waiver_signed_at, suspended_reason, is_active, member_since, deleted_at,
  clocks, gym_ids);
create trigger log_change after insert or update or delete on member_preferences for each row execute function app.log_change(
  id, gym_id, member_id, communication_style, preferred_feedback_style, language, voice,
  consent_conversation, consent_sentiment, consent_cloud_voice, consent_photo, consent_messages, deleted_at,
  clocks, gym_ids);
create trigger log_change after insert or update or delete on member_fitness_profiles for each row execute function app.log_change(
  id, gym_id, member_id, height_cm, current_weight_kg, target_weight_kg, fitness_level, primary_goals,
  workouts_per_week, deleted_at, clocks, gym_ids);
create trigger log_change after insert or update or delete on staff_notes for each row execute function app.log_change(
  id, gym_id, member_id, author_id, text, written_at, deleted_at, clocks);
create trigger log_change after insert or update or delete on badges for each row execute function app.log_change(
  id, gym_id, member_id, label, hmacs, strength, issued_at, revoked_at, lost_at, yields_to, deleted_at,
  clocks, tenant_id);
create trigger log_change after insert or update or delete on alerts for each row execute function app.log_change(
  id, gym_id, member_id, kiosk_id, alert_type, cause, priority, parameters, recommended_actions, status,
  assigned_to, created_at, resolved_at, resolution_notes, deleted_at, clocks);
create trigger log_change after insert or update or delete on conflicts for each row execute function app.log_change(
  id, gym_id, member_id, table_name, row_id, group_name, kept, lost, found_at, reviewed_at, reviewed_by,
  deleted_at, clocks);
create trigger log_change after insert or update or delete on redactions for each row execute function app.log_change(
  id, gym_id, subject, subject_id, requested_at);

create trigger log_truncate after truncate on booking_requests execute function app.log_change();
create trigger log_truncate after truncate on lan_staff execute function app.log_change();
create trigger log_truncate after truncate on member_analytics execute function app.log_change();
create trigger log_truncate after truncate on reports execute function app.log_change();
create trigger log_truncate after truncate on staff_notes execute function app.log_change();
create trigger log_truncate after truncate on alerts execute function app.log_change();
create trigger log_truncate after truncate on conflicts execute function app.log_change();
create trigger log_truncate after truncate on redactions execute function app.log_change();
