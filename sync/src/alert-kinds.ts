/** Alerts about members and machines as codes: what they are called and what to do is put into words by screens. */

export const alertPriorities = ['low', 'medium', 'high', 'urgent'] as const;
export type AlertPriority = (typeof alertPriorities)[number];

export const alertStates = ['pending', 'in_progress', 'resolved', 'dismissed'] as const;
export type AlertState = (typeof alertStates)[number];

/**
 * What boxes see and raise. One alert of a type and a cause is open at a time; a cause seen again while it is open counts
 * up `times` and moves `lastAt`, which every alert has among its parameters, and where it is worse than before, the alert
 * takes its priority and what else to do, and sleeps no longer. Nothing that was said stands in an alert: whoever may
 * read it finds the words behind `sessionId`.
 *
 * - `churn_risk`: cause = member; parameters: score, level, by (rule, learned), factors, as they stand now; and calmSince,
 *   Unix ms, while the score is too low to alert.
 * - `negative_feedback`: cause = member; parameters: sessionId, score.
 * - `equipment_issue`: cause = machine, `kind:` and what the names of several have in common, `place:` and the code of what
 *   is no machine, or `unlisted` where nothing was found; parameters: equipmentId, name, place, and reportId where the
 *   member reported it, sessionId where they only spoke of it.
 * - `milestone`: cause = member and what was reached; parameters: kind (visits, anniversary, goal), count (visits, years, kg).
 * - `emergency`: cause = session; parameters: sessionId, kioskId; and isUnsure, true, where it was only guessed.
 * - `staff_called`: cause = kiosk; parameters: reason.
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
  ...['listen_and_apologise', 'check_machine', 'put_out_of_order', 'look_after_place', 'congratulate', 'go_to_kiosk'],
  'call_emergency_services',
] as const;
export type AlertAction = (typeof alertActions)[number];

/** What somebody of the staff could do after a conversation, as codes in a summary's `action_items`. */
export const actionItems = [
  ...['talk_about_contract', 'listen_and_apologise', 'check_machine', 'look_after_place', 'offer_coach_session'],
  ...['freeze_membership', 'send_guest_pass', 'look_for_lost_property', 'speak_in_person', 'ask_how_they_are'],
] as const;
export type ActionItem = (typeof actionItems)[number];

/** Why an alert ended by itself, as its `resolution_notes`: a kiosk is online again, a member has long been at no risk. */
export const alertEndings = ['came_back', 'risk_passed'] as const;
export type AlertEnding = (typeof alertEndings)[number];
