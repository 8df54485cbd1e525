import type { ActionItem } from '@jarvis-edge/sync/alert-kinds.ts';
import type { Labels } from '@jarvis-edge/sync/labels.ts';
import type { Outcome } from '../../understood.ts';

/** Something that somebody of the staff could do, as a code with what it is about. */
export interface Action {
  readonly code: ActionItem;
  readonly parameters: Readonly<Record<string, string | readonly string[] | null>>;
}

/** What a conversation leaves to be done, the most pressing first, each thing once. */
export function actionsOf(said: readonly Labels[], outcomes: readonly Outcome[]): Action[] {
  const last = (intent: Labels['intent']): Labels | undefined => said.findLast((each) => each.intent === intent);
  const actions: Action[] = [];
  const add = (code: ActionItem, parameters: Action['parameters'] = {}): void =>
    void actions.push({ code, parameters });

  if (last('emergency') !== undefined) add('ask_how_they_are');
  if (last('cancel_membership') !== undefined) add('talk_about_contract');
  const complaint = last('complaint');
  if (complaint !== undefined) add('listen_and_apologise', { topics: complaint.topics });
  const issue = last('report_issue');
  const reported = outcomes.find((outcome) => outcome.kind === 'reported');
  if (issue !== undefined) {
    const machine = reported?.name ?? issue.slots.equipment ?? null;
    if (machine !== null || issue.topics.includes('equipment')) add('check_machine', { name: machine });
    else add('look_after_place', { place: issue.slots.place ?? null, topics: issue.topics });
  }
  if (last('freeze_membership') !== undefined) add('freeze_membership');
  const isCalled = outcomes.some(({ kind }) => kind === 'called');
  if (last('ask_human') !== undefined && !isCalled) add('speak_in_person');
  if (last('lost_property') !== undefined) add('look_for_lost_property');
  if (last('guest_pass') !== undefined) add('send_guest_pass');
  if (last('training_advice') !== undefined) add('offer_coach_session');
  return actions;
}
