import { join } from 'node:path';
import Database from 'better-sqlite3';
import type pg from 'pg';
import { boxStatus, type BoxStatus } from '../box-status.ts';
import { readBoxStore, type StoredVisit } from '../box-store.ts';
import { atDesk, deskOption, type DeskTask, type Done } from '../desk/desk.ts';
import { eventually } from '../eventually.ts';
import type { TestManager } from '../../cloud-hub/test/manager.ts';
import { openKiosk, pairKiosk, type KioskClient } from '../kiosk-client.ts';
import { divergences, inWords, readHub } from '../oracle/compare.ts';
import { startBox, type RunningBox } from '../running-box.ts';
import type { ChainGym, ChainMember } from './chain.ts';

/** Cold starts and first loads on a machine that does a lot besides, ms. */
const patienceMs = 90_000;

export interface ChainBoxOptions {
  readonly name: string;
  readonly folder: string;
  readonly gym: ChainGym;
  readonly manager: TestManager;
  /** The hub as that box reaches it. */
  readonly hubUrl: string;
  readonly cardsFile: string;
  readonly settings?: Readonly<Record<string, string>>;
  /** Whether staff edit at the box. */
  readonly hasDesk?: boolean;
}

/** A box in a process of its own with a kiosk's screen, over all its lives. */
export class ChainBox implements AsyncDisposable {
  readonly name: string;
  readonly gym: ChainGym;
  readonly folder: string;
  /** Members whom the screen has greeted for a new visit. */
  readonly acknowledged: string[] = [];
  taps = 0;
  readonly #options: ChainBoxOptions;
  #running: RunningBox | undefined;
  #kiosk: KioskClient | undefined;
  #cookie: string | undefined;
  #readerId = '';
  #deskUrl = '';

  constructor(options: ChainBoxOptions) {
    this.#options = options;
    this.name = options.name;
    this.gym = options.gym;
    this.folder = options.folder;
  }

  get url(): string {
    return this.#running?.url ?? '';
  }

  get isRunning(): boolean {
    return this.#running !== undefined && !this.#running.program.hasEnded;
  }

  /** How its present or last life ends. */
  get ended(): RunningBox['program']['ended'] {
    if (this.#running === undefined) throw new Error(`${this.name} was never started.`);
    return this.#running.program.ended;
  }

  /** Of the pairing with the gym's kiosk. */
  get cookie(): string {
    return this.#cookie ?? '';
  }

  /**
   * Starts the box; the first time it is given its gym and loads all of it.
   *
   * @param settings Instead of those that it was made with.
   */
  async start(settings = this.#options.settings): Promise<void> {
    const { folder, hubUrl, cardsFile, gym, hasDesk = false } = this.#options;
    const nodeOptions = [settings?.['NODE_OPTIONS'], hasDesk ? deskOption : undefined].filter(Boolean).join(' ');
    this.#running = await startBox(folder, {
      settings: {
        JARVIS_HUB_URL: hubUrl,
        JARVIS_SIMULATOR: cardsFile,
        ...settings,
        ...(nodeOptions !== '' && { NODE_OPTIONS: nodeOptions }),
      },
    });
    if (hasDesk) this.#deskUrl = (await this.#running.program.says(/^Desk: (\S+)$/m))[1] ?? '';
    if (this.#cookie === undefined) await this.#provision();
    this.#cookie ??= await pairKiosk(this.url, gym.kioskSlug);
    this.#kiosk = await openKiosk(this.url, gym.kioskSlug, this.#cookie);
    await this.#kiosk.next('reader', ({ state }) => state === 'ready', patienceMs);
    const { readers } = (await (await fetch(`${this.url}/api/simulator`)).json()) as { readers: { id: string }[] };
    this.#readerId = readers[0]?.id ?? '';
  }

  async #provision(): Promise<void> {
    const address = `${this.url}/api/provisioning`;
    const { state } = (await (await fetch(address)).json()) as { state: string };
    if (state === 'unprovisioned') {
      const { manager, gym } = this.#options;
      const boxId = await manager.newBox(gym.id, this.name);
      const { code } = await manager.newCode(boxId);
      const answer = await fetch(address, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ code }),
      });
      if (!answer.ok) throw new Error(`${this.name} was not provisioned: ${await answer.text()}`);
      await manager.confirm(boxId);
    }
    await eventually(
      `${this.name} has loaded its gym`,
      async () => {
        const now = (await (await fetch(address)).json()) as { state: string };
        return now.state === 'ready' ? true : undefined;
      },
      { withinMs: patienceMs },
    );
  }

  /** A member holds the card before the reader. Whether it was heard, nobody knows who does not see the screen. */
  async tap({ label }: ChainMember): Promise<void> {
    this.taps += 1;
    await fetch(`${this.url}/api/simulator/taps`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ readerId: this.#readerId, label }),
    }).catch(() => undefined);
  }

  /** Undefined when the box did not say that it is done; it may be. */
  atDesk(task: DeskTask): Promise<Done | undefined> {
    return atDesk(this.#deskUrl, task);
  }

  async cutPower(): Promise<void> {
    await this.#running?.cutPower();
    await this.#leaveScreen();
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    await this.#leaveScreen();
  }

  /** What the screen has shown until now. */
  collect(): void {
    const shown = this.#kiosk?.messages ?? [];
    for (const message of shown) {
      if (message.type !== 'admitted' || !message.newVisit) continue;
      const { memberId } = message.member;
      if (!this.acknowledged.includes(memberId)) this.acknowledged.push(memberId);
    }
  }

  status(): Promise<BoxStatus> {
    return boxStatus(this.url);
  }

  get visits(): readonly StoredVisit[] {
    return readBoxStore(this.folder).visits;
  }

  /** Looks at the box's file. */
  read<Row>(sql: string, ...values: readonly unknown[]): Row[] {
    return this.#look((db) => db.prepare<unknown[], Row>(sql).all(...values));
  }

  /** Where the box's tables are not what the hub's are, in words; also edits that they are still shown with. */
  async differences(hub: pg.Pool): Promise<string[]> {
    const { id: gymId, tenantId } = this.gym;
    const onHub = await readHub(hub, { gymId, tenantId });
    return this.#look((db) => [
      ...divergences(this.name, db, onHub).map(inWords),
      ...['pending_edits', 'overlaid_rows'].flatMap((table) =>
        db
          .prepare(`select * from ${table}`)
          .all()
          .map((row) => `${this.name} has ${table} left: ${JSON.stringify(row)}`),
      ),
    ]);
  }

  #look<Seen>(look: (db: Database.Database) => Seen): Seen {
    const db = new Database(join(this.folder, 'box.sqlite'), { readonly: true });
    try {
      return look(db);
    } finally {
      db.close();
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#kiosk?.[Symbol.dispose]();
    await this.#running?.[Symbol.asyncDispose]();
  }

  async #leaveScreen(): Promise<void> {
    await this.#kiosk?.closed;
    this.collect();
    this.#kiosk = undefined;
  }
}

/** Resolves once box and hub have nothing to tell each other any more. */
export async function becomesEqual(box: ChainBox, hub: pg.Pool, withinMs = patienceMs): Promise<void> {
  let last: unknown;
  await eventually(
    `${box.name} and the hub are equal`,
    async () => {
      const { outbox } = await box.status();
      const differences = await box.differences(hub);
      last = { outbox, differences: differences.slice(0, 10) };
      return outbox.waiting === 0 && differences.length === 0 ? true : undefined;
    },
    { withinMs, everyMs: 50 },
  ).catch((error: Error) => {
    throw new Error(`${error.message} ${JSON.stringify(last, undefined, 2)}`);
  });
}
