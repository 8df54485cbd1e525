import type { AskedConsent } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { Edits } from '@jarvis-edge/sync/box/edits.ts';
import type Database from 'better-sqlite3';
import { inTransaction } from '../../store/open.ts';

export interface ConsentRecordDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  readonly gymId: () => string | undefined;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
}

export interface ConsentAnswer {
  readonly memberId: string;
  readonly consent: AskedConsent;
  readonly given: boolean;
  readonly wording: string;
  readonly kioskId: string;
  /** Unix ms. */
  readonly at: number;
}

/**
 * Writes down what a member agreed to at a kiosk, or took back there.
 *
 * @throws BadChange when the member belongs to another gym's list.
 */
export function createConsentRecord({ db, edits, gymId, newId, queued }: ConsentRecordDeps) {
  const rowsOf = db
    .prepare<[string], string>('select id from member_preferences where member_id = ? and deleted_at is null')
    .pluck();
  const atOnce = inTransaction(db);
  return ({ memberId, consent, given, wording, kioskId, at }: ConsentAnswer): void => {
    const gym = gymId();
    if (gym === undefined) throw new Error('A box without a gym keeps no consent: provision it first.');
    const change = { [`consent_${consent}`]: given ? { at, wording, where: kioskId } : null };
    atOnce(() => {
      const rows = rowsOf.all(memberId);
      for (const id of rows) edits.edit('member_preferences', id, change);
      if (rows.length === 0) {
        edits.insert('member_preferences', { id: newId(), gym_id: gym, member_id: memberId, ...change });
      }
    });
    queued();
  };
}
