import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';
import { v7 as newId } from 'uuid';
import { createWriteAudit } from '../src/audit/write.ts';
import { createBoxes, type FreshCode } from '../src/fleet/boxes.ts';
import { CodeHasher } from '../src/fleet/code.ts';
import { createConfirm, createReject } from '../src/fleet/judge.ts';
import { createKiosks } from '../src/fleet/kiosks.ts';
import { readLinks } from '../src/fleet-link/links.ts';
import { createReadBoxes } from '../src/fleet/read-fleet.ts';
import { signingKey } from '../src/fleet/signing-key.ts';
import { inScope, type Scope, type Tx } from '../src/tenancy/scope.ts';

const scope: Scope = { kind: 'system', reason: 'a test stands in for a manager at the console' };
const actor = { kind: 'system', reason: 'a test stands in for a manager' } as const;

/** What a manager does at the console, done past its sign-in: for tests with boxes in processes of their own. */
export class TestManager {
  readonly #pool: pg.Pool;
  readonly #boxes;
  readonly #kiosks;
  readonly #judgeDeps;

  /** @param hubFolder Where the hub keeps its keys. */
  constructor(pool: pg.Pool, hubFolder: string) {
    const now = Date.now;
    const audit = createWriteAudit({ newId, now });
    this.#pool = pool;
    this.#judgeDeps = { audit, now };
    const codes = new CodeHasher(signingKey(hubFolder).privateKey);
    this.#boxes = createBoxes({ audit, codes, now, newId, randomBytes });
    this.#kiosks = createKiosks({ audit, now, newId, randomBytes });
  }

  #do<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return inScope(this.#pool, scope, work);
  }

  newBox(gymId: string, name = 'Boîtier'): Promise<string> {
    return this.#do((tx) => this.#boxes.make(tx, { gymId, name, actor }));
  }

  newCode(boxId: string): Promise<FreshCode> {
    return this.#do((tx) => this.#boxes.newCode(tx, { boxId, actor }));
  }

  newKioskCode(kioskId: string): Promise<FreshCode> {
    return this.#do((tx) => this.#kiosks.newCode(tx, { kioskId, actor }));
  }

  /** Waits for a box to claim that place. @returns the claim and the words that the console shows. */
  async claimOf(boxId: string): Promise<{ id: string; words: string[] }> {
    const readBoxes = createReadBoxes({ readLinks, now: Date.now });
    for (;;) {
      const [box] = await this.#do((tx) => readBoxes(tx, boxId));
      if (box?.claim) return box.claim;
      await sleep(20);
    }
  }

  /** @returns the boxes that were replaced. */
  async confirm(boxId: string, claimId?: string): Promise<string[]> {
    const id = claimId ?? (await this.claimOf(boxId)).id;
    return this.#do((tx) => createConfirm(this.#judgeDeps)(tx, { boxId, claimId: id, actor }));
  }

  reject(boxId: string, claimId: string): Promise<void> {
    return this.#do((tx) => createReject(this.#judgeDeps)(tx, { boxId, claimId, actor }));
  }

  revoke(boxId: string, reason: string): Promise<void> {
    return this.#do((tx) => this.#boxes.revoke(tx, { boxId, reason, actor }));
  }
}
