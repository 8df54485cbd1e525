import type { AlertRow, Draft } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import { CommunicationStyle, Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type Database from 'better-sqlite3';
import { draft, topicOf } from './draft.ts';

export type DraftAnswer =
  | { readonly ok: true; readonly draft: Draft }
  | {
      readonly ok: false;
      /** `no-messages`: the member takes none. `nothing-to-say`: the alert is about nobody, or of a kind not known here. */
      readonly why: 'unknown' | 'nothing-to-say' | 'no-messages';
    };

interface AddresseeRow {
  readonly firstName: string | null;
  readonly language: string | null;
  readonly style: string | null;
  readonly mayWrite: 0 | 1;
}

/** Drafts messages to members who take them. */
export function createDrafts(db: Database.Database): (alert: AlertRow | undefined, gym: string) => DraftAnswer {
  const addressee = db.prepare<[string], AddresseeRow>(
    `select m.first_name as firstName, p.language, p.communication_style as style,
       coalesce(json_type(p.consent_messages) = 'object' and p.consent_messages ->> '$.at' is not null, 0) as mayWrite
     from members m left join member_preferences p on p.member_id = m.id and p.deleted_at is null
     where m.id = ? and m.deleted_at is null limit 1`,
  );
  return (alert, gym) => {
    if (alert === undefined) return { ok: false, why: 'unknown' };
    const topic = topicOf(alert.type, alert.parameters);
    const to = alert.memberId === null ? undefined : addressee.get(alert.memberId);
    if (topic === undefined || to === undefined) return { ok: false, why: 'nothing-to-say' };
    if (to.mayWrite !== 1) return { ok: false, why: 'no-messages' };
    const [language, style] = [Language.safeParse(to.language), CommunicationStyle.safeParse(to.style)];
    return {
      ok: true,
      draft: draft(
        topic,
        {
          firstName: to.firstName ?? '',
          language: language.success ? language.data : 'fr',
          style: style.success ? style.data : 'friendly',
        },
        gym,
      ),
    };
  };
}
