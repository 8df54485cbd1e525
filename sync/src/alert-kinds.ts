/** Alerts about members and machines as codes: what they are called and what to do is put into words by screens. */

export const alertPriorities = ['low', 'medium', 'high', 'urgent'] as const;
export type AlertPriority = (typeof alertPriorities)[number];

export const alertStates = ['pending', 'in_progress', 'resolved', 'dismissed'] as const;
export type AlertState = (typeof alertStates)[number];

/**
 * What boxes see and raise. One alert of a type and a cause is open at a time.
 *
 * - `churn_risk`: cause = member; parameters: score, level, factors.
 * - `negative_feedback`: cause = member; parameters: sessionId, score, quote where the member lets it be kept.
 * - `equipment_issue`: cause = machine, or the gym where none was named; parameters: reportId, name.
 * - `milestone`: cause = member and what was reached; parameters: kind (visits, anniversary, goal), count.
 * - `emergency`: cause = session; parameters: kioskId.
 * - `staff_called`: cause = kiosk.
 */
export const boxAlertTypes = [
  'churn_risk',
  'negative_feedback',
  'equipment_issue',
  'milestone',
  'emergency',
  'staff_called',
] as const;
export type BoxAlertType = (typeof boxAlertTypes)[number];

export const alertActions = [
  ...['call_member', 'write_to_member', 'greet_in_person', 'offer_coach_session', 'offer_class', 'talk_about_contract'],
  ...['listen_and_apologise', 'check_machine', 'put_out_of_order', 'congratulate', 'go_to_kiosk'],
] as const;
export type AlertAction = (typeof alertActions)[number];
