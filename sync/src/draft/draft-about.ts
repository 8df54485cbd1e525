import { communicationStyles } from '../communication-style.ts';
import { languages } from '../labels.ts';
import { RequestRefused } from '../request-refused.ts';
import { draft, topicOf, type Draft } from './draft.ts';

/** An alert with its member, as a store of box or hub knows them. */
export interface AlertAbout {
  readonly type: string;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Null where it is about nobody, or they are gone. */
  readonly memberId: string | null;
  readonly firstName: string | null;
  readonly language: string | null;
  readonly style: string | null;
  /** The consent to messages, as it stands. */
  readonly mayWrite: boolean;
}

/** Drafts a message about an alert to its member, in their language and style. @throws RequestRefused where there is no such alert, nothing to write, or they take no messages. */
export function draftAbout(alert: AlertAbout | undefined, gym: string): Draft {
  if (alert === undefined) throw refusals.unknown();
  const topic = topicOf(alert.type, alert.parameters);
  if (topic === undefined || alert.memberId === null) throw refusals.nothingToSay();
  if (!alert.mayWrite) throw refusals.noMessages();
  return draft(
    topic,
    {
      firstName: alert.firstName ?? '',
      language: languages.find((language) => language === alert.language) ?? 'fr',
      style: communicationStyles.find((style) => style === alert.style) ?? 'friendly',
    },
    gym,
  );
}

const refusals = {
  unknown: () =>
    new RequestRefused(404, {
      code: 'unknown-alert',
      message: 'There is no such alert here.',
      remedy: 'Read the list of alerts again.',
    }),
  nothingToSay: () =>
    new RequestRefused(409, {
      code: 'no-draft',
      message: 'There is no message to suggest for this alert.',
      remedy: 'Write one yourself, or speak to the member.',
    }),
  noMessages: () =>
    new RequestRefused(409, {
      code: 'no-messages',
      message: 'This member has not agreed to receive messages.',
      remedy: 'Call them, or speak to them at their next visit.',
    }),
};
