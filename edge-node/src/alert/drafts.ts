import { draftAbout } from '@jarvis-edge/sync/draft/draft-about.ts';
import type { Draft } from '@jarvis-edge/sync/draft/draft.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';

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

/** Drafts a message about an alert to its member. @throws RequestRefused where there is nothing to write, or they take no messages. */
export function createDrafts(db: Database.Database, gymName: () => string): (alertId: string) => Draft {
  // `+?` where a query sorts or joins: see `preparedOnce`.
  const about = db.prepare<[string], DraftRow>(
    `select a.alert_type as type, a.parameters, m.id as memberId, m.first_name as firstName, p.language,
       p.communication_style as style,
       coalesce(json_type(p.consent_messages) = 'object' and p.consent_messages ->> '$.at' is not null, 0) as mayWrite
     from alerts a left join members m on m.id = a.member_id and m.deleted_at is null
       left join member_preferences p on p.member_id = m.id and p.deleted_at is null
     where a.id = +? and a.deleted_at is null limit 1`,
  );
  return (alertId) => {
    const row = about.get(alertId);
    return draftAbout(
      row && {
        ...row,
        parameters: Parameters.parse(JSON.parse(row.parameters || '{}')),
        mayWrite: row.mayWrite === 1,
      },
      gymName(),
    );
  };
}
