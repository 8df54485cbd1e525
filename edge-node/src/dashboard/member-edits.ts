import type { MemberEdit } from '@jarvis-edge/kiosk-ui/protocol/dashboard.ts';
import { BadChange, type Edits } from '@jarvis-edge/sync/box/edits.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type Database from 'better-sqlite3';

export interface MemberEditsDeps {
  readonly db: Database.Database;
  readonly edits: Pick<Edits, 'insert' | 'edit'>;
  readonly atOnce: <Result>(work: () => Result) => Result;
  /** The gym of this box; undefined before it is provisioned. */
  readonly gymId: () => string | undefined;
  /** Makes a UUIDv7. */
  readonly newId: () => string;
  /** Unix ms. */
  readonly nowMs: () => number;
  /** Told after a commit that something waits for the hub. */
  readonly queued: () => void;
}

interface MemberRow {
  readonly gymId: string;
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
}

const columns = { firstName: 'first_name', lastName: 'last_name', email: 'email', phone: 'phone' } as const;

/** What staff change about members: here at once, at the hub when the cable lets it. */
export class MemberEdits {
  readonly #deps: MemberEditsDeps;
  readonly #byId: Database.Statement<[string], MemberRow>;

  constructor(deps: MemberEditsDeps) {
    this.#deps = deps;
    this.#byId = deps.db.prepare(
      `select gym_id as gymId, first_name, last_name, email, phone from members where id = ? and deleted_at is null`,
    );
  }

  /** @throws RequestRefused */
  edit(id: string, edit: MemberEdit): void {
    const { edits, atOnce, queued } = this.#deps;
    const isChanged = atOnce(() => {
      const member = this.#ofThisGym(id);
      // What stays as it is must not overrule what somebody else writes meanwhile.
      const changes = Object.entries(columns).flatMap(([name, column]) => {
        const value = edit[name as keyof typeof columns];
        const wanted = value === '' ? null : value;
        return wanted === undefined || wanted === member[column] ? [] : [[column, wanted] as const];
      });
      if (changes.length === 0) return false;
      this.#write(() => edits.edit('members', id, Object.fromEntries(changes)));
      return true;
    });
    if (isChanged) queued();
  }

  /** @throws RequestRefused */
  addNote(memberId: string, text: string, authorId: string): void {
    const { edits, atOnce, newId, nowMs, queued } = this.#deps;
    atOnce(() => {
      const { gymId } = this.#ofThisGym(memberId);
      this.#write(() =>
        edits.insert('staff_notes', {
          ...{ id: newId(), gym_id: gymId, member_id: memberId },
          ...{ author_id: authorId, text, written_at: nowMs() },
        }),
      );
    });
    queued();
  }

  #ofThisGym(id: string): MemberRow {
    const member = this.#byId.get(id);
    if (member === undefined) throw unknownMember();
    if (member.gymId !== this.#deps.gymId()) throw guest();
    return member;
  }

  #write(write: () => void): void {
    try {
      write();
    } catch (error) {
      if (!(error instanceof BadChange)) throw error;
      const remedy = 'Correct it and try again.';
      throw new RequestRefused(422, { code: 'not-kept', message: error.message, remedy }, { cause: error });
    }
  }
}

export const unknownMember = (): RequestRefused =>
  new RequestRefused(404, {
    code: 'unknown-member',
    message: 'There is no such member here.',
    remedy: 'Read the list of members again.',
  });

const guest = (): RequestRefused =>
  new RequestRefused(409, {
    code: 'guest',
    message: 'This member belongs to another gym, which alone changes what is known of them.',
    remedy: 'Ask their own gym, or the owner at the hub.',
  });
