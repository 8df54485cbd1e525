import { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type Database from 'better-sqlite3';
import { z } from 'zod';
import type { Tool } from './tool.ts';
import { found, tool } from './tool.ts';

export interface KeepLanguageDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
}

/** Writes down what a member is greeted in from the next tap on, at every kiosk. */
export function keepLanguage({ db, edits, newId }: KeepLanguageDeps): Tool {
  const rowsOf = db
    .prepare<[string], string>('select id from member_preferences where member_id = ? and deleted_at is null')
    .pluck();
  return tool({
    name: 'keep_language',
    description:
      'Remembers which language this member wants to be spoken to in from the next conversation on. Only after a yes to that question.',
    parameters: z.strictObject({ language: Language }),
    writes: true,
    run({ language }, { memberId, gymId }) {
      const rows = rowsOf.all(memberId);
      for (const id of rows) edits.edit('member_preferences', id, { language });
      if (rows.length === 0) {
        edits.insert('member_preferences', { id: newId(), gym_id: gymId, member_id: memberId, language });
      }
      return found({ language });
    },
  });
}
