import { randomUUID as newId } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@jarvis-edge/deploy/demo/history.ts';
import { happens, oneOf, weighted, whole, type Random } from '../chance.ts';
import { layFaultyCable, noFaults, type FaultyCable, type Faults } from '../faulty-cable.ts';
import { hubAnswers } from '../running-hub.ts';
import { openChain, type Chain } from './chain.ts';
import { becomesEqual, ChainBox } from './chain-box.ts';
import { editsLost } from './edits-kept.ts';
import { editOnBothSides, openLedger, staffWorkAt, staffWorkAtHub, type Ledger } from './staff.ts';

const boxesAChain = 2;
/** Each member comes once, whatever became of the tap. */
const tapsARound = 12;
const betweenTapsMs = 25;
const fillersADay = 40;

const badLine: Faults = { cut: 0.04, halve: 0.05, delay: 0.15, delayMsMax: 60 };
const worseLine: Faults = { cut: 0.15, halve: 0.2, delay: 0.2, delayMsMax: 150 };

/** What a round breaks, and how often. */
const happenings = { line: 30, unplugged: 12, hubKilled: 20, boxKilled: 26, bothKilled: 8, hubStopped: 4 } as const;
type Happening = keyof typeof happenings;

export interface ChaosResult {
  readonly taps: number;
  /** Greeted on a screen for a new visit. */
  readonly acknowledged: number;
  /** On the disks of the boxes, and on the hub. */
  readonly visits: number;
  /** That whoever made them was told are done. */
  readonly edits: { readonly atBoxes: number; readonly atHub: number; readonly reviewed: number };
  /** On the hub. */
  readonly conflicts: number;
  readonly happened: Readonly<Record<Happening, number>>;
  readonly faults: Readonly<Record<keyof FaultyCable['happened'], number>>;
  /** Empty when nothing was lost, doubled or left behind. */
  readonly losses: readonly string[];
  /** From the last fault mended until box and hub were equal, ms. */
  readonly healedInMs: number;
}

export interface ChaosOptions {
  readonly folder: string;
  readonly rounds: number;
  readonly seed: number;
  readonly roundEnded?: (round: number) => void;
}

/** A hub and the boxes of a chain, each behind a bad line, while members tap, staff edit and power is cut here and there. */
export async function runRounds({ folder, rounds, seed, roundEnded }: ChaosOptions): Promise<ChaosResult> {
  const random = seededRandom(seed);
  // Of its own, so that what breaks depends on the seed and not on who was quicker.
  const breaking = seededRandom(seed * 31 - 1);
  await using chain = await openChain(folder, { gyms: boxesAChain, membersAGym: rounds * tapsARound + fillersADay });
  const ledger = await openLedger(chain);
  await using undo = new AsyncDisposableStack();
  const cables: FaultyCable[] = [];
  const boxes: ChainBox[] = [];
  for (const [index, gym] of chain.gyms.entries()) {
    const cable = await layFaultyCable(Number(new URL(chain.hub.url).port), seededRandom(seed * 31 + index));
    undo.defer(() => cable.close());
    const box = new ChainBox({
      manager: chain.manager,
      name: `box ${index}`,
      folder: join(folder, `box-${index}`),
      gym,
      hubUrl: `http://127.0.0.1:${cable.port}`,
      cardsFile: chain.cardsFile,
      hasDesk: true,
    });
    undo.use(box);
    await box.start();
    cables.push(cable);
    boxes.push(box);
  }
  const happened: Record<Happening, number> = {
    line: 0,
    unplugged: 0,
    hubKilled: 0,
    boxKilled: 0,
    bothKilled: 0,
    hubStopped: 0,
  };
  for (let round = 0; round < rounds; round += 1) {
    for (const cable of cables) cable.setFaults(happens(breaking, 0.3) ? worseLine : badLine);
    const what = weighted(breaking, happenings);
    happened[what] += 1;
    await Promise.all([
      ...boxes.map((box) => membersCome(box, round, random)),
      ...boxes.map((box) => staffWorkAt(box, ledger, random)),
      staffWorkAtHub(chain, ledger, random),
      editsHappen(chain, random),
      sleep(random() * tapsARound * betweenTapsMs * 0.6).then(() =>
        breakSomething(what, { chain, boxes, cables, random }),
      ),
    ]);
    roundEnded?.(round + 1);
  }
  for (const cable of cables) {
    cable.setFaults(noFaults);
    cable.unplug();
  }
  await editOnBothSides(chain, boxes, ledger);
  for (const cable of cables) cable.plugIn();
  const healedAt = performance.now();
  await hubAnswers(chain.hub.url);
  const hub = chain.postgres.superuser;
  const losses: string[] = [];
  for (const box of boxes) await becomesEqual(box, hub).catch((error: Error) => losses.push(error.message));
  const healedInMs = performance.now() - healedAt;
  for (const box of boxes) box.collect();
  losses.push(...(await lossesOf(chain, boxes, ledger)), ...(await editsLost(chain, boxes, ledger)));
  const [{ conflicts } = { conflicts: 0 }] = await chain.atTheHub<{ conflicts: number }>(
    'select count(*)::int as conflicts from conflicts',
  );
  const atBoxes = ledger.edits.filter(({ operationId }) => operationId !== undefined).length;
  const faults = { cut: 0, halve: 0, delay: 0, refused: 0 };
  for (const cable of cables) {
    for (const fault of Object.keys(faults) as (keyof typeof faults)[]) faults[fault] += cable.happened[fault];
  }
  return {
    taps: boxes.reduce((sum, { taps }) => sum + taps, 0),
    acknowledged: boxes.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0),
    visits: boxes.reduce((sum, { visits }) => sum + visits.length, 0),
    edits: { atBoxes, atHub: ledger.edits.length - atBoxes, reviewed: ledger.reviewed.length },
    conflicts,
    happened,
    faults,
    losses,
    healedInMs,
  };
}

async function membersCome(box: ChainBox, round: number, random: Random): Promise<void> {
  for (const member of box.gym.members.slice(round * tapsARound, (round + 1) * tapsARound)) {
    await box.tap(member);
    await sleep(random() * betweenTapsMs);
  }
}

/** Staff work at the hub meanwhile; whoever comes to tap stays a member. */
async function editsHappen({ atTheHub, gyms }: Chain, random: Random): Promise<void> {
  for (let edit = 0; edit < 4; edit += 1) {
    const gym = oneOf(random, gyms);
    const { id } = oneOf(random, gym.members);
    await atTheHub('update members set first_name = $1 where id = $2', [`Renommé ${whole(random, 1, 1e9)}`, id]);
    await atTheHub('update member_preferences set communication_style = $1 where member_id = $2', [
      oneOf(random, ['direct', 'friendly', null]),
      id,
    ]);
    if (happens(random, 0.3)) {
      await atTheHub(`insert into equipment (id, gym_id, name, kind) values ($1, $2, 'Rameur', 'rower')`, [
        newId(),
        gym.id,
      ]);
    }
    if (happens(random, 0.2)) {
      await atTheHub('delete from equipment where id in (select id from equipment where gym_id = $1 limit 1)', [
        gym.id,
      ]);
    }
    await sleep(random() * 60);
  }
}

interface Breakable {
  readonly chain: Chain;
  readonly boxes: readonly ChainBox[];
  readonly cables: readonly FaultyCable[];
  readonly random: Random;
}

async function breakSomething(what: Happening, { chain: { hub }, boxes, cables, random }: Breakable): Promise<void> {
  const restartHub = async (end: () => Promise<void>): Promise<void> => {
    await end();
    await sleep(random() * 300);
    await hub.start();
  };
  const restartBox = async (box: ChainBox): Promise<void> => {
    await box.cutPower();
    await box.start();
  };
  switch (what) {
    case 'line':
      for (const cable of cables) if (happens(random, 0.5)) cable.cutAll();
      return undefined;
    case 'unplugged': {
      const cable = oneOf(random, cables);
      cable.unplug();
      await sleep(random() * 600);
      return cable.plugIn();
    }
    case 'hubKilled':
      return restartHub(() => hub.cutPower());
    case 'hubStopped':
      return restartHub(() => hub.stop());
    case 'boxKilled':
      return restartBox(oneOf(random, boxes));
    case 'bothKilled':
      await Promise.all([restartHub(() => hub.cutPower()), restartBox(oneOf(random, boxes))]);
      return undefined;
  }
}

/** What a screen, a disk or the hub knows and another of them does not. */
async function lossesOf({ atTheHub }: Chain, boxes: readonly ChainBox[], { alertIds }: Ledger): Promise<string[]> {
  const losses: string[] = [];
  for (const box of boxes) {
    const { name, gym, acknowledged, visits } = box;
    const onHub = await atTheHub<{ id: string; member_id: string }>(
      'select id, member_id from visits where gym_id = $1 order by id',
      [gym.id],
    );
    const timesOnHub = Map.groupBy(onHub, ({ member_id }) => member_id);
    for (const memberId of acknowledged) {
      const times = timesOnHub.get(memberId)?.length ?? 0;
      if (times !== 1) losses.push(`${name} greeted ${memberId}, who is on the hub ${times} times`);
    }
    const [disk, hub] = [new Set(visits.map(({ id }) => id)), new Set(onHub.map(({ id }) => id))];
    for (const id of disk) if (!hub.has(id)) losses.push(`${name} has the visit ${id}, the hub has not`);
    for (const id of hub) if (!disk.has(id)) losses.push(`the hub has the visit ${id}, ${name} has not`);
    const { outbox } = await box.status();
    if (outbox.waiting !== 0 || outbox.dead !== 0) losses.push(`${name} still has ${JSON.stringify(outbox)}`);
  }
  const alerts = await atTheHub<{ alert_type: string; parameters: unknown }>(
    'select alert_type, parameters from alerts where id <> all($1)',
    [[...alertIds.values()].flat()],
  );
  for (const alert of alerts) losses.push(`The hub suspects what did not happen: ${JSON.stringify(alert)}`);
  return losses;
}
