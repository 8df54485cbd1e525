import type { ActionItem } from '@jarvis-edge/sync/alert-kinds.ts';
import type { SessionWords } from './words-fr.ts';

const actionItems: Readonly<Record<ActionItem, string>> = {
  talk_about_contract: 'Talk about their membership',
  listen_and_apologise: 'Listen and apologise',
  check_machine: 'Check the machine',
  look_after_place: 'See to the place they named',
  offer_coach_session: 'Offer a session with a coach',
  freeze_membership: 'Pause the membership',
  send_guest_pass: 'Send a guest pass',
  look_for_lost_property: 'Look for what was lost',
  speak_in_person: 'Speak to them in person',
  ask_how_they_are: 'Ask how they are',
};

export const words: SessionWords = {
  title: 'Conversations',
  lead: 'What members said to JARVIS, the newest first.',
  none: 'No conversation yet',
  noneBody: 'They show up here as soon as a member talks at the kiosk.',
  guest: 'Unknown member',
  ongoing: 'Going on',
  pending: 'Summary on its way',
  failed: 'No summary',
  again: 'Try the summary again',
  failedBody: 'The box could not read this conversation. What was said is below.',
  kept: 'This member does not want conversations kept or analysed.',
  summary: 'In short',
  refined: 'Worded by an online model, with the member’s consent.',
  lasted: (minutes) => (minutes < 1 ? 'less than a minute' : `${minutes}\u00A0min`),
  at: (kiosk) => `kiosk ${kiosk}`,
  topics: 'Topics',
  intents: 'Requests',
  emotion: 'Emotion',
  actions: 'To do',
  actionOf: (code) => (Object.hasOwn(actionItems, code) ? actionItems[code as ActionItem] : code.replaceAll('_', ' ')),
  turns: 'What was said',
  noTurns: 'The words are no longer here: they are erased after 30 days, or at once where the member wishes so.',
  member: 'The member',
  jarvis: 'JARVIS',
  openMember: 'See the member',
};
