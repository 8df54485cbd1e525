-- One row trigger a mirrored table, naming the columns of sync/src/catalogue.ts and the column that decides the scope.

create trigger log_change after insert or update or delete on gyms for each row execute function
  app.log_change(id, slug, name, city, timezone, status, opening_hours, clock_policy, tenant_id);
create trigger log_change after insert or update or delete on kiosks for each row execute function
  app.log_change(id, slug, name, language, location_in_gym, provisioning_code, provisioning_code_expires, gym_id);
create trigger log_change after insert or update or delete on doors for each row execute function
  app.log_change(id, box_id, name, output, pulse_ms, policy, gym_id);
create trigger log_change after insert or update or delete on readers for each row execute function
  app.log_change(id, box_id, name, kind, address, purpose, door_id, kiosk_id, gym_id);
create trigger log_change after insert or update or delete on plans for each row execute function
  app.log_change(id, name, hours, gym_id);
create trigger log_change after insert or update or delete on members for each row execute function
  app.log_change(id, gym_id, first_name, last_name, membership_type, plan_id, membership_expires, frozen_from, frozen_until,
                 payment_due_since, waiver_signed_at, suspended_reason, is_active, member_since, gym_ids);
create trigger log_change after insert or update or delete on member_preferences for each row execute function
  app.log_change(id, member_id, communication_style, preferred_feedback_style, language, voice, consents, gym_ids);
create trigger log_change after insert or update or delete on member_fitness_profiles for each row execute function
  app.log_change(id, member_id, height_cm, current_weight_kg, target_weight_kg, fitness_level, primary_goals,
                 workouts_per_week, gym_ids);
create trigger log_change after insert or update or delete on badges for each row execute function
  app.log_change(id, gym_id, member_id, label, hmacs, strength, issued_at, revoked_at, lost_at, tenant_id);
create trigger log_change after insert or update or delete on classes for each row execute function
  app.log_change(id, name, description, coach, place, minutes, gym_id);
create trigger log_change after insert or update or delete on class_occurrences for each row execute function
  app.log_change(id, class_id, starts_at, capacity, cancelled_at, gym_id);
create trigger log_change after insert or update or delete on equipment for each row execute function
  app.log_change(id, name, kind, place, status, gym_id);

create trigger log_truncate after truncate on gyms                    execute function app.log_change();
create trigger log_truncate after truncate on kiosks                  execute function app.log_change();
create trigger log_truncate after truncate on doors                   execute function app.log_change();
create trigger log_truncate after truncate on readers                 execute function app.log_change();
create trigger log_truncate after truncate on plans                   execute function app.log_change();
create trigger log_truncate after truncate on members                 execute function app.log_change();
create trigger log_truncate after truncate on member_preferences      execute function app.log_change();
create trigger log_truncate after truncate on member_fitness_profiles execute function app.log_change();
create trigger log_truncate after truncate on badges                  execute function app.log_change();
create trigger log_truncate after truncate on classes                 execute function app.log_change();
create trigger log_truncate after truncate on class_occurrences       execute function app.log_change();
create trigger log_truncate after truncate on equipment               execute function app.log_change();
