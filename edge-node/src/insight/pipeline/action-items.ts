import type { ActionItem } from '@jarvis-edge/sync/alert-kinds.ts';
import type { Labels } from '@jarvis-edge/sync/labels.ts';
import { machineFaults } from '../../machine-faults.ts';
import type { Outcome } from '../../understood.ts';

/** Something that somebody of the staff could do, as a code with what it is about. */
export interface Action {
  readonly code: ActionItem;
  readonly parameters: Readonly<Record<string, string | readonly string[] | null>>;
}

/** Every fault that was spoken of, each machine and each place once; what was reported is called as the gym calls it. */
function issuesOf(said: readonly Labels[], outcomes: readonly Outcome[]): Action[] {
  const issues = said.filter(({ intent }) => intent === 'report_issue');
  const reports = outcomes.flatMap((outcome) => (outcome.kind === 'reported' ? (outcome.name ?? []) : []));
  const faults = machineFaults(said);
  const places = issues.filter((issue) => !faults.some((fault) => fault.said === issue));
  const named = [...new Set(faults.map((fault) => fault.named?.equipment ?? null))];
  // As many reports as sentences are one of each; else as many as machines, where those could be told apart.
  const names = [faults, named].some(({ length }) => length === reports.length) ? reports : named;
  const all: Action[] = [
    ...names.map((name): Action => ({ code: 'check_machine', parameters: { name } })),
    ...places.map(({ slots, topics }): Action => ({
      code: 'look_after_place',
      parameters: { place: slots.place ?? null, topics },
    })),
  ];
  return [...new Map(all.map((action) => [keyOf(action), action])).values()];
}

const keyOf = ({ code, parameters: { name, place } }: Action): string => `${code} ${String(name ?? place ?? '')}`;

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
  for (const issue of issuesOf(said, outcomes)) actions.push(issue);
  if (last('freeze_membership') !== undefined) add('freeze_membership');
  const isCalled = outcomes.some(({ kind }) => kind === 'called');
  if (last('ask_human') !== undefined && !isCalled) add('speak_in_person');
  if (last('lost_property') !== undefined) add('look_for_lost_property');
  if (last('guest_pass') !== undefined) add('send_guest_pass');
  if (last('training_advice') !== undefined) add('offer_coach_session');
  return actions;
}
