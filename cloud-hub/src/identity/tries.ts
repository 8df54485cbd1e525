import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { Tx } from '../tenancy/scope.ts';
import { addressKey, freeTries, oneMore, remembered, waitMs, type Failures } from './back-off.ts';
import type { Sealing } from './sealing.ts';

/** What a try counts against. An address is never cleared by one right password: its next one may be a guess again. */
export type Against =
  | { readonly kind: 'account'; readonly email: string }
  | { readonly kind: 'code'; readonly userId: string }
  | { readonly kind: 'address' | 'reset-address'; readonly address: string };

/** Tries of one account or address that one process checks at a time: more could all be under way before the first has failed. */
const atOnce = 10;
/** Rows that are this old count for nothing, ms. */
const keptMs = 86_400_000;

interface Row {
  key: Buffer;
  failures: number;
  last_failed_at: Date;
  blocked_until: Date;
}

interface Key {
  readonly bytes: Buffer;
  readonly hex: string;
  readonly isCleared: boolean;
}

/** Counts wrong tries for all processes of the hub. */
export class Tries {
  readonly #sealing: Sealing;
  readonly #underWay = new Map<string, number>();

  constructor(sealing: Sealing) {
    this.#sealing = sealing;
  }

  /** @throws RequestRefused 429 when too many are under way. To be disposed of once it is settled. */
  begin(...against: readonly Against[]): Attempt {
    const keys = against.map((one) => this.#keyOf(one));
    if (keys.some(({ hex }) => (this.#underWay.get(hex) ?? 0) >= atOnce)) throw tooMany(1000);
    for (const { hex } of keys) this.#underWay.set(hex, (this.#underWay.get(hex) ?? 0) + 1);
    return new Attempt(keys, () => {
      for (const { hex } of keys) {
        const left = (this.#underWay.get(hex) ?? 0) - 1;
        if (left > 0) this.#underWay.set(hex, left);
        else this.#underWay.delete(hex);
      }
    });
  }

  /** Forgets the wrong tries of an account whose owner has proved to be there. */
  async clear(tx: Tx, ...against: readonly Against[]): Promise<void> {
    const keys = against.map((one) => this.#keyOf(one).bytes);
    await tx.query('delete from sign_in_failures where key = any($1)', [keys]);
  }

  #keyOf(against: Against): Key {
    const text =
      'email' in against ? against.email : 'userId' in against ? against.userId : addressKey(against.address);
    const bytes = this.#sealing.hmac(`tries of ${against.kind}`, text);
    return { bytes, hex: bytes.toString('hex'), isCleared: against.kind === 'account' || against.kind === 'code' };
  }
}

/** One try: admitted, then right or wrong. */
export class Attempt implements Disposable {
  readonly #keys: readonly Key[];
  readonly #end: () => void;
  /** What was known of those that paid for this try before it was judged. */
  readonly #paid = new Map<string, Failures>();

  constructor(keys: readonly Key[], end: () => void) {
    this.#keys = keys.toSorted((a, b) => Buffer.compare(a.bytes, b.bytes));
    this.#end = end;
  }

  [Symbol.dispose](): void {
    this.#end();
  }

  /**
   * Where the free tries are used up, a try is counted as wrong until it has proved right: of many at once, one is judged.
   *
   * @throws RequestRefused 429 with the wait.
   */
  async admit(tx: Tx, now: number): Promise<void> {
    const known = await this.#known(tx, this.#keys);
    const wait = Math.max(0, ...[...known.values()].map((failures) => waitMs(failures, now)));
    if (wait > 0) throw tooMany(wait);
    for (const [hex, failures] of known) {
      if (remembered(failures, now) < freeTries) continue;
      this.#paid.set(hex, failures);
      await save(tx, hex, oneMore(failures, now));
    }
  }

  async wrong(tx: Tx, now: number): Promise<void> {
    const owed = this.#keys.filter(({ hex }) => !this.#paid.has(hex));
    await tx.query(
      `delete from sign_in_failures where key in
         (select key from sign_in_failures where last_failed_at < $1 limit 100 for update skip locked)`,
      [new Date(now - keptMs)],
    );
    const first = await tx.query<{ key: Buffer }>(
      `insert into sign_in_failures (key, failures, last_failed_at, blocked_until)
       select key, 1, $2, $2 from unnest($1::bytea[]) as key on conflict do nothing returning key`,
      [owed.map(({ bytes }) => bytes), new Date(now)],
    );
    const begun = new Set(first.map(({ key }) => key.toString('hex')));
    const known = await this.#known(
      tx,
      owed.filter(({ hex }) => !begun.has(hex)),
    );
    for (const [hex, failures] of known) await save(tx, hex, oneMore(failures, now));
  }

  async right(tx: Tx): Promise<void> {
    for (const { hex, isCleared } of this.#keys) {
      const paid = this.#paid.get(hex);
      if (isCleared) await tx.query('delete from sign_in_failures where key = $1', [Buffer.from(hex, 'hex')]);
      else if (paid !== undefined) await save(tx, hex, paid);
    }
  }

  async #known(tx: Tx, keys: readonly Key[]): Promise<Map<string, Failures>> {
    if (keys.length === 0) return new Map();
    const rows = await tx.query<Row>(
      'select key, failures, last_failed_at, blocked_until from sign_in_failures where key = any($1) order by key for update',
      [keys.map(({ bytes }) => bytes)],
      'known-failures',
    );
    return new Map(
      rows.map((row) => [
        row.key.toString('hex'),
        {
          failures: row.failures,
          lastFailedAt: row.last_failed_at.getTime(),
          blockedUntil: row.blocked_until.getTime(),
        },
      ]),
    );
  }
}

async function save(tx: Tx, hex: string, { failures, lastFailedAt, blockedUntil }: Failures): Promise<void> {
  await tx.query('update sign_in_failures set failures = $2, last_failed_at = $3, blocked_until = $4 where key = $1', [
    Buffer.from(hex, 'hex'),
    failures,
    new Date(lastFailedAt),
    new Date(blockedUntil),
  ]);
}

const tooMany = (wait: number): RequestRefused =>
  new RequestRefused(429, {
    code: 'too-many-tries',
    message: 'There were too many wrong tries.',
    remedy: 'Wait as long as Retry-After says, then try again.',
    retryAfterSeconds: Math.ceil(wait / 1000),
  });
