import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { CloudEngine } from '@jarvis-edge/edge-node/voice/cloud/cloud-engine.ts';
import { LocalKey } from '@jarvis-edge/edge-node/voice/cloud/credentials.ts';
import { Secret } from '@jarvis-edge/sync/secret.ts';
import { type FaultyEngine, startFaultyEngine } from '@jarvis-edge/edge-node/voice/test/faulty-engine.ts';
import type { Script } from '@jarvis-edge/edge-node/voice/test/faulty-engine-script.ts';
import { chanceOf } from '../../sync/sim/chance.ts';
import { happens, oneOf } from '../chance.ts';
import { drawFaults, drawUtterances, lastingFaults } from './draw-faults.ts';
import { scriptedModel } from './scripted-model.ts';
import { ScriptedScreen } from './scripted-screen.ts';
import { SteppedTime } from './stepped-time.ts';
import { TalkingGym } from './talking-gym.ts';
import { visit } from './visit.ts';

export interface FaultRun {
  readonly sessions: number;
  readonly seed: number;
  /** Screens that are talked at, at once. */
  readonly screens: number;
  readonly batchEnded?: (done: number) => void;
}

export interface FaultResult {
  readonly stuck: readonly string[];
  readonly ends: Readonly<Record<string, number>>;
  readonly faults: Readonly<Record<string, number>>;
  readonly connections: number;
  readonly responses: number;
  readonly interruptions: number;
  /** Refused: by the service, and by either engine as the broker heard of it. */
  readonly truncates: { readonly done: number; readonly refused: number; readonly refusedToBroker: number };
  readonly opinions: {
    readonly wanted: number;
    /** Different calls that were told as done, and rows that they made. */
    readonly done: number;
    readonly rows: number;
    readonly twice: readonly string[];
  };
  readonly toolFailures: number;
  /** What the broker told its log, by its beginning. */
  readonly reports: Readonly<Record<string, number>>;
  readonly leftOpen: number;
  /** After garbage collection, bytes, by the sessions before it. */
  readonly memory: readonly { readonly sessions: number; readonly bytes: number }[];
}

const model = 'gpt-realtime-2.1-mini';
const batchSize = 100;
/** Of sessions: a box whose cloud refuses it for good. */
const lastingShare = 0.05;

/** Whole conversations of the broker, the cloud engine and the box's own, over real sockets, with faults by seed. */
export async function runSessions({ sessions, seed, screens, batchEnded }: FaultRun): Promise<FaultResult> {
  const timers = new SteppedTime();
  const passing = timers.run();
  const gym = new TalkingGym(timers);
  const later = (ms: number, run: () => void): (() => void) => timers.after(ms, run);
  const paced = (nth: number, faults: Script): Script => {
    const random = chanceOf(seed, 'connection', nth);
    const utterances = drawUtterances(random);
    return { reply: scriptedModel(random), utterances, paceMs: 60, deltaMs: 200, characterMs: 40, ...faults };
  };
  const serve = (script: (nth: number) => Script): Promise<FaultyEngine> =>
    startFaultyEngine({ script, seed: `${seed}.`, nowMs: gym.nowMs, later });
  const bad = await serve((nth) => paced(nth, drawFaults(chanceOf(seed, 'faults', nth))));
  const refusing = await serve((nth) => paced(nth, oneOf(chanceOf(seed, 'lasting', nth), lastingFaults)));
  const engineTo = (service: FaultyEngine): CloudEngine =>
    new CloudEngine({
      ...{ model, baseUrl: service.baseUrl, credentials: new LocalKey(new Secret(service.key)), timers },
      nowMs: gym.nowMs,
    });
  const broker = gym.broker(engineTo(bad), chanceOf(seed, 'broker'));
  const total = {
    ...{
      connections: 0,
      responses: 0,
      interruptions: 0,
      truncatesDone: 0,
      truncatesRefused: 0,
      refusedToBroker: 0,
      wanted: 0,
    },
    ...{ ends: new Map<string, number>(), faults: new Map<string, number>(), stuck: [] as string[] },
  };
  const add = (counts: Map<string, number>, key: string, more = 1): void => {
    counts.set(key, (counts.get(key) ?? 0) + more);
  };

  const session = async (nth: number, screenNo: number): Promise<void> => {
    const random = chanceOf(seed, 'session', nth);
    const isLasting = happens(random, lastingShare);
    const holder = isLasting ? gym.broker(engineTo(refusing), random) : broker;
    const screen = new ScriptedScreen(timers);
    const { memberId, firstName } = oneOf(random, gym.members);
    const microphone = happens(random, 0.35);
    const talk = holder.begin(
      {
        member: { memberId, firstName, language: 'fr', communicationStyle: 'friendly' },
        ...{ tapId: `tap ${nth}`, kioskId: `kiosk ${screenNo}`, microphone, duplex: 'full' },
      },
      screen,
    );
    screen.begin(talk, microphone);
    const { stuck, interruptions, tokens } = await visit({ screen, timers, random, name: `s${nth}` });
    if (stuck !== undefined) {
      total.stuck.push(stuck);
      talk.lost();
    }
    total.interruptions += interruptions;
    total.wanted += tokens.length;
    add(total.ends, screen.ended ?? 'never');
    if (isLasting) total.refusedToBroker += gym.forget(holder);
  };

  /** What the services have seen is added up and let go: it is no memory of the box. */
  const gather = (): void => {
    for (const { seen } of [bad, refusing]) {
      total.connections += seen.connections;
      total.responses += seen.responsesCreated;
      total.truncatesDone += seen.truncatesDone;
      total.truncatesRefused += seen.truncatesRefused;
      for (const [kind, times] of seen.faults) add(total.faults, kind, times);
      for (const list of [seen.authorizations, seen.urls, seen.errors, seen.usages, seen.transcriptionSeconds]) {
        list.length = 0;
      }
      for (const counts of [seen.calls, seen.faults]) counts.clear();
      seen.connections = seen.responsesCreated = seen.truncatesDone = seen.truncatesRefused = 0;
    }
  };

  const memory: { sessions: number; bytes: number }[] = [];
  let begun = 0;
  while (begun < sessions) {
    const until = Math.min(sessions, begun + batchSize);
    await Promise.all(
      Array.from({ length: screens }, async (_, screenNo) => {
        while (begun < until) await session((begun += 1), screenNo);
      }),
    );
    gather();
    memory.push({ sessions: begun, bytes: await heldBytes() });
    batchEnded?.(begun);
  }
  total.refusedToBroker += gym.forget(broker);
  const rows = gym.opinions();
  const result: FaultResult = {
    stuck: total.stuck,
    ends: Object.fromEntries(total.ends),
    faults: Object.fromEntries(total.faults),
    connections: total.connections,
    responses: total.responses,
    interruptions: total.interruptions,
    truncates: { done: total.truncatesDone, refused: total.truncatesRefused, refusedToBroker: total.refusedToBroker },
    opinions: {
      wanted: total.wanted,
      done: gym.callsDone,
      rows: gym.feedbackRows,
      twice: [...rows].filter(([, times]) => times > 1).map(([text]) => text),
    },
    toolFailures: gym.toolFailures,
    reports: Object.fromEntries(gym.reports),
    leftOpen: gym.leftOpen,
    memory,
  };
  timers.stop();
  await Promise.all([passing, bad.close(), refusing.close()]);
  gym.close();
  return result;
}

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** What is held after sockets have closed and everything that can be let go was. */
async function heldBytes(): Promise<number> {
  for (let times = 0; times < 3; times += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    collect();
  }
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
