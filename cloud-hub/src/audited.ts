import type { Tx } from './tenancy/scope.ts';

/** Who did it. Where a person or a box asked, the address it asked from. */
export type Actor =
  | { readonly kind: 'user' | 'box'; readonly id: string; readonly address: string | null }
  | { readonly kind: 'system'; readonly reason: string };

/** One thing that was done, as the audit log keeps it. */
export interface Deed {
  /** Such as `user_invited`: past tense, for programs and dictionaries. */
  readonly action: string;
  /** Whose log it belongs to; neither for what concerns the organisation alone. */
  readonly gymId?: string | null;
  readonly franchiseId?: string | null;
  readonly table?: string;
  readonly rowId?: string;
  /** The row before and after: the log keeps the columns that differ. No secret, no hash. */
  readonly before?: Readonly<Record<string, unknown>>;
  readonly after?: Readonly<Record<string, unknown>>;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Writes it down in the transaction in which it happens: neither is there without the other. */
export type WriteAudit = (tx: Tx, actor: Actor, deed: Deed) => Promise<void>;
