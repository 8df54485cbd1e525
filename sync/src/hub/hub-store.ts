import type { Stamp } from '../clock.ts';
import type { WireRow } from '../change.ts';
import type { Overwritten, Versioned } from '../merge.ts';
import type { Boot } from '../protocol.ts';

/** The box whose token came with a push. */
export interface Sender {
  readonly boxId: string;
  readonly gymId: string;
  readonly incarnation: string;
}

/** What the hub remembers of a SQLite file of a box. */
export interface IncarnationState {
  /** Everything up to this sequence has been received; 0 before the first. */
  readonly received: number;
  /** The newest backup of the hub holds everything up to this sequence. */
  readonly durable: number;
  /** When the box was first known, Unix ms. */
  readonly bornMs: number;
  readonly lastBounded: Stamp | null;
}

export interface ReceivedKey {
  readonly incarnation: string;
  readonly sequence: number;
  readonly id: string;
  /** What an edit won when it came, so that an answer that got lost can be given again. */
  readonly stamps: Readonly<Record<string, Stamp>> | null;
}

export interface MergedRow extends Versioned {
  readonly isNew: boolean;
}

/** An edit that gave way without having been seen, as it is kept for review. */
export interface OverwrittenEdit extends Overwritten {
  readonly table: string;
  readonly rowId: string;
  /** Whose row it is, where it is a member's. */
  readonly memberId: string | null;
}

/** An edit of a row that has not arrived yet: another box has it, or the hub has forgotten it. */
export interface OrphanEdit {
  readonly operationId: string;
  readonly table: string;
  readonly row: WireRow & { readonly id: string };
  readonly stamp: Stamp;
  readonly base: Readonly<Record<string, Stamp | null>>;
}

/** All that a batch changes; it happens whole or not at all. */
export interface Writes {
  /** Rows born on the box, by table, as the table's columns and the corrected time take them. */
  readonly inserts: ReadonlyMap<string, readonly WireRow[]>;
  readonly merged: ReadonlyMap<string, readonly MergedRow[]>;
  readonly overwritten: readonly OverwrittenEdit[];
  /** Edits that wait for their row from now on. */
  readonly orphans: readonly OrphanEdit[];
  /** Operations of edits whose row has come. */
  readonly adopted: readonly string[];
  readonly operations: readonly {
    readonly id: string;
    readonly sequence: number;
    /** An edit is known again by its id, an event by the row that it brought. */
    readonly isEdit: boolean;
    readonly stamps: Readonly<Record<string, Stamp>> | null;
  }[];
}

/** What became of writes: in, but for those rows born on the box that were here before; or refused, and nothing of them is left. */
export type Written = { readonly present: ReadonlySet<string> } | { readonly refused: string };

/**
 * The hub's storage as the receiver needs it, inside one open transaction that sees one gym. What is asked without waiting
 * is done in the order asked. Values of columns are as PostgreSQL's JSON shows them.
 */
export interface HubStore {
  /** Makes the incarnation known and keeps other batches of it away until the transaction ends. */
  begin(sender: Sender): Promise<IncarnationState>;
  /** Adds what the box knows of its boots. @returns all that is known, the hub's Unix ms by boot id. */
  learnBoots(sender: Sender, boots: readonly Boot[]): Promise<ReadonlyMap<string, number>>;
  /** Edits with one of these ids in the gym, and whatever came at one of these sequences of the incarnation. */
  receivedBefore(
    sender: Sender,
    asked: { readonly edits: readonly string[]; readonly sequences: readonly number[] },
  ): Promise<readonly ReceivedKey[]>;
  /** Rows of a table by id, held until the transaction ends. */
  rows(table: string, ids: readonly string[]): Promise<ReadonlyMap<string, Versioned>>;
  /** Edits that wait for rows of that table. */
  orphans(table: string, ids: readonly string[]): Promise<readonly OrphanEdit[]>;
  /** @throws when the database refuses for a fault that is not the writes', so that the box tries again. */
  write(sender: Sender, writes: Writes): Promise<Written>;
  end(sender: Sender, state: { readonly received: number; readonly lastBounded: Stamp | null }): Promise<void>;
}
