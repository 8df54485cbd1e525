import type { Draft } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import { CommunicationStyle, Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { draft, topicOf } from './draft.ts';

interface DraftRow {
  readonly type: string;
  readonly parameters: string | null;
  readonly memberId: string | null;
  readonly firstName: string | null;
  readonly language: string | null;
  readonly style: string | null;
  readonly mayWrite: 0 | 1;
}

const Parameters = z.record(z.string(), z.unknown()).catch({});

/** Drafts a message about an alert to its member, in their language and style. @throws RequestRefused where there is nothing to write, or they take no messages. */
export function createDrafts(db: Database.Database, gymName: () => string): (alertId: string) => Draft {
  const about = db.prepare<[string], DraftRow>(
    `select a.alert_type as type, a.parameters, m.id as memberId, m.first_name as firstName, p.language,
       p.communication_style as style,
       coalesce(json_type(p.consent_messages) = 'object' and p.consent_messages ->> '$.at' is not null, 0) as mayWrite
     from alerts a left join members m on m.id = a.member_id and m.deleted_at is null
       left join member_preferences p on p.member_id = m.id and p.deleted_at is null
     where a.id = ? and a.deleted_at is null limit 1`,
  );
  return (alertId) => {
    const row = about.get(alertId);
    if (row === undefined) throw refusals.unknown();
    const topic = topicOf(row.type, Parameters.parse(JSON.parse(row.parameters || '{}')));
    if (topic === undefined || row.memberId === null) throw refusals.nothingToSay();
    if (row.mayWrite !== 1) throw refusals.noMessages();
    const [language, style] = [Language.safeParse(row.language), CommunicationStyle.safeParse(row.style)];
    return draft(
      topic,
      {
        firstName: row.firstName ?? '',
        language: language.success ? language.data : 'fr',
        style: style.success ? style.data : 'friendly',
      },
      gymName(),
    );
  };
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
