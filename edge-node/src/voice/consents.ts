import type Database from 'better-sqlite3';
import { z } from 'zod';

/** What a member may have agreed to, as the columns of `member_preferences` name it. */
export type Consent = 'conversation' | 'sentiment' | 'cloud_voice' | 'photo' | 'messages';

const columns: Readonly<Record<Consent, string>> = {
  conversation: 'consent_conversation',
  sentiment: 'consent_sentiment',
  cloud_voice: 'consent_cloud_voice',
  photo: 'consent_photo',
  messages: 'consent_messages',
};

/** A date is what makes it a consent: anything else, also what was erased or is of another shape, is none. */
const Given = z.looseObject({ at: z.union([z.int().positive(), z.string().min(1)]) });

/** Reads what members agreed to, each time anew: it may be taken back in the midst of a conversation. */
export class Consents {
  readonly #of: Database.Statement<[string], Record<string, string | null>>;

  constructor(db: Database.Database) {
    this.#of = db.prepare(
      `select ${Object.values(columns).join(', ')} from member_preferences where member_id = ? and deleted_at is null`,
    );
  }

  given(memberId: string, consent: Consent): boolean {
    const rows = this.#of.all(memberId);
    return rows.length > 0 && rows.every((row) => isGiven(row[columns[consent]] ?? null));
  }
}

function isGiven(json: string | null): boolean {
  if (json === null) return false;
  try {
    return Given.safeParse(JSON.parse(json)).success;
  } catch {
    return false;
  }
}
