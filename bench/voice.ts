import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBox, type RunningBox } from '@jarvis-edge/e2e/running-box.ts';
import { cardNumber, provisionedBox } from '../edge-node/test/provisioned-box.ts';
import type { Metric } from './metric.ts';
import { atMost, percentile, rounded, told } from './metric.ts';
import { Child } from './sync/child.ts';
import { frameMs, type Seen } from './voice/stamped-audio.ts';

const many = 20;
/** Frames of the first second meet sockets and code that are new. */
const warmFrames = 50;
const barges = 60;
const losses = 12;
const sentences = [
  'quels sont les horaires aujourd’hui ?',
  'quels cours y a-t-il demain ?',
  'mes réservations',
  'mon abonnement finit quand ?',
];
const typedTimes = 20;

/** How long the frames of one session are counted, s. Ten minutes in full; `JARVIS_VOICE_MINUTES` says otherwise. */
const longS = Number(process.env['JARVIS_VOICE_MINUTES'] ?? 1) * 60;

/**
 * The box between its kiosks and the voice service, each in a process of its own: what a frame needs through it beside a blind
 * relay, how soon it is silent, and how soon it answers by itself.
 */
export async function benchVoice(progress: (step: string) => void): Promise<Metric[]> {
  const outputs = join(import.meta.dirname, 'output');
  mkdirSync(outputs, { recursive: true });
  const folder = mkdtempSync(join(outputs, 'voice-'));
  try {
    const before = loadavg()[0] ?? 0;
    await using service = new Child(script('service'));
    const address = await service.ask<string>('address');
    const world: World = { folder, service, address, progress };
    progress(`One session for ${longS} s`);
    const one = await throughTheBox(world, { sessions: 1, seconds: longS });
    progress('The same through a relay that reads nothing');
    const relayed = await throughRelay(world, Math.min(longS, 30));
    progress(`${many} sessions, the box on one core`);
    const all = await throughTheBox(world, { sessions: many, seconds: 20, core: 0 });
    progress(`${barges} times somebody begins to speak`);
    const silence = await bargeIns(world);
    progress('Typed words, answered by the box itself');
    const { typed, lags } = await typedWords(world);
    progress(`${losses} times the service is lost in mid-sentence`);
    const lost = await cloudLost(world);

    const share = (of: readonly number[], part: number): number => rounded(percentile(of, part));
    const oneWay = (name: string, { up, down }: Streamed, p50: number | undefined, p99: number): Metric[] =>
      [['kiosk to service', up] as const, ['service to kiosk', down] as const].flatMap(([way, { ms, lost: gone }]) => [
        p50 === undefined
          ? told(`${name}, ${way}, p50`, share(ms, 0.5), 'ms')
          : atMost(`${name}, ${way}, p50`, share(ms, 0.5), p50, 'ms'),
        atMost(`${name}, ${way}, p99`, share(ms, 0.99), p99, 'ms'),
        atMost(`${name}, ${way}, frames lost or out of order of ${ms.length}`, gone, 0),
      ]);
    return [
      told('load of the machine before / after', `${before.toFixed(1)} / ${(loadavg()[0] ?? 0).toFixed(1)}`),
      told('counted', 'from the send of a frame in one process to its arrival in another, both sockets included'),
      ...oneWay(`one session, ${longS} s`, one, 1, 5),
      told('  processor of the box', rounded(one.coreShare * 100, 1), '% of a core'),
      told('blind relay of sockets, kiosk to service p50', share(relayed.up.ms, 0.5), 'ms'),
      told('blind relay of sockets, kiosk to service p99', share(relayed.up.ms, 0.99), 'ms'),
      told('blind relay of sockets, service to kiosk p50', share(relayed.down.ms, 0.5), 'ms'),
      told('blind relay of sockets, service to kiosk p99', share(relayed.down.ms, 0.99), 'ms'),
      ...oneWay(`${many} sessions, box on one core`, all, undefined, 20),
      told('  processor of the box, a session', rounded((all.coreShare * 100) / many, 2), '% of a core'),
      told('somebody speaks to the screen told to be silent p50', share(silence, 0.5), 'ms'),
      atMost('somebody speaks to the screen told to be silent p95', share(silence, 0.95), 100, 'ms'),
      told('typed words to first sound p50', share(typed, 0.5), 'ms'),
      atMost('typed words to first sound p95', share(typed, 0.95), 80, 'ms'),
      atMost('words on the screen after the sound that says them p95', share(lags, 0.95), 200, 'ms'),
      told('service lost to first sound of the box itself p50', share(lost, 0.5), 'ms'),
      atMost('service lost to first sound of the box itself p95', share(lost, 0.95), 1500, 'ms'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface World {
  readonly folder: string;
  readonly service: Child;
  readonly address: string;
  readonly progress: (step: string) => void;
}

const script = (name: string): string => join(import.meta.dirname, 'voice', `${name}.ts`);
let boxes = 0;

interface Stage extends AsyncDisposable {
  readonly box: RunningBox;
  readonly kiosks: Child;
  readonly slugs: readonly string[];
}

/** A box with its kiosks. @param core The only one that the box runs on. */
async function stage(
  { folder, address }: World,
  { sessions, core, cloud = true }: { sessions: number; core?: number; cloud?: boolean },
): Promise<Stage> {
  const data = join(folder, `box-${(boxes += 1)}`);
  const { talkSlugs } = provisionedBox(data, {
    members: sessions,
    reader: { kind: 'simulated', address: 'entry' },
    classes: [
      { name: 'Yoga', startsAt: Date.now() + 26 * 3_600_000, capacity: 12 },
      { name: 'Spinning', startsAt: Date.now() + 28 * 3_600_000, capacity: 8 },
    ],
    talkKiosks: sessions,
    consents: ['conversation', 'cloud_voice'],
  });
  const cards = Array.from({ length: sessions }, (_, index) => ({
    ...{ label: `CARD${index}`, name: `Membre ${index}`, note: { fr: '', en: '', es: '' }, group: 'member' },
    number: cardNumber(index),
  }));
  const cardsFile = join(folder, 'cards.json');
  writeFileSync(cardsFile, JSON.stringify({ cards }));
  const box = await startBox(data, {
    ...(core !== undefined && { under: ['taskset', '--cpu-list', String(core)] }),
    settings: {
      JARVIS_SIMULATOR: cardsFile,
      ...(cloud && { OPENAI_API_KEY: 'bench', OPENAI_BASE_URL: `http://${address}/v1` }),
    },
  });
  const kiosks = new Child(script('kiosks'));
  return {
    box,
    kiosks,
    slugs: talkSlugs,
    [Symbol.asyncDispose]: async () => {
      await kiosks[Symbol.asyncDispose]();
      await box[Symbol.asyncDispose]();
    },
  };
}

interface OneWay {
  /** Ascending. */
  readonly ms: readonly number[];
  readonly lost: number;
}

interface Streamed {
  readonly up: OneWay;
  readonly down: OneWay;
}

type Taken = Readonly<Record<'up' | 'down', Seen[]>>;

async function throughTheBox(
  world: World,
  { sessions, seconds, core }: { sessions: number; seconds: number; core?: number },
): Promise<Streamed & { coreShare: number }> {
  const { service } = world;
  await service.ask('answersLast', { ms: 45_000 });
  await using set = await stage(world, { sessions, ...(core !== undefined && { core }) });
  const { kiosks, box, slugs } = set;
  await kiosks.ask('open', { boxUrl: box.url, slugs, microphone: true });
  await kiosks.ask('stream');
  await sleep(warmFrames * frameMs);
  await Promise.all([service.ask('take'), kiosks.ask('take')]);
  const [cpuMs, startMs] = [processorMs(box.program.pid), performance.now()];
  await sleep(seconds * 1000);
  const coreShare = (processorMs(box.program.pid) - cpuMs) / (performance.now() - startMs);
  await kiosks.ask('stop');
  await sleep(500);
  const streamed = await bothWays(service, kiosks);
  await kiosks.ask('close');
  return { ...streamed, coreShare };
}

async function throughRelay(world: World, seconds: number): Promise<Streamed> {
  const { service, address } = world;
  await using relay = new Child(script('relay'), [`ws://${address}`]);
  await using kiosks = new Child(script('kiosks'));
  await kiosks.ask('openRelay', { url: `ws://${await relay.ask<string>('address')}` });
  await kiosks.ask('streamRelayed');
  await sleep(warmFrames * frameMs);
  await Promise.all([service.ask('take'), kiosks.ask('take')]);
  await sleep(seconds * 1000);
  await kiosks.ask('stop');
  await sleep(500);
  const streamed = await bothWays(service, kiosks);
  await kiosks.ask('close');
  return streamed;
}

async function bothWays(service: Child, kiosks: Child): Promise<Streamed> {
  const [there, here] = await Promise.all([service.ask<Taken>('take'), kiosks.ask<Taken>('take')]);
  return { up: oneWayOf(here.up, there.up), down: oneWayOf(there.down, here.down) };
}

/** Pairs what was sent with what came; the last second of what was sent may still be under way. */
function oneWayOf(sent: readonly Seen[], came: readonly Seen[]): OneWay {
  const keyOf = ([stream, place]: Seen): string => `${stream} ${place}`;
  const sentAt = new Map(sent.map((seen) => [keyOf(seen), seen[2]]));
  const arrived = new Set(came.map(keyOf));
  const until = Math.max(...sent.map(([, , atNs]) => atNs)) - 1e9;
  const from = Math.min(...came.map(([, , atNs]) => atNs));
  const missing = sent.filter((seen) => seen[2] < until && seen[2] > from && !arrived.has(keyOf(seen))).length;
  const newest = new Map<number, number>();
  let disordered = 0;
  for (const [stream, place] of came) {
    if (place <= (newest.get(stream) ?? -1)) disordered += 1;
    newest.set(stream, place);
  }
  const ms = came.flatMap((seen) => {
    const at = sentAt.get(keyOf(seen));
    return at === undefined ? [] : [(seen[2] - at) / 1e6];
  });
  return { ms: ms.toSorted((one, other) => one - other), lost: missing + disordered };
}

async function bargeIns(world: World): Promise<number[]> {
  const { service } = world;
  await service.ask('answersLast', { ms: 30_000 });
  await using set = await stage(world, { sessions: 1 });
  const { kiosks, box, slugs } = set;
  await kiosks.ask('open', { boxUrl: box.url, slugs, microphone: true });
  await kiosks.ask('stream');
  const taken: number[] = [];
  for (let time = 0; time < barges; time += 1) {
    await kiosks.ask('until', { state: 'speaking' });
    await sleep(150 + (time % 7) * 30);
    const silent = kiosks.ask<number>('nextSilence');
    const atNs = await service.ask<number>('hears');
    taken.push(((await silent) - atNs) / 1e6);
    await service.ask('understands', { transcript: 'et demain ?' });
  }
  return taken.toSorted((one, other) => one - other);
}

async function typedWords(world: World): Promise<{ typed: number[]; lags: number[] }> {
  await using set = await stage(world, { sessions: 1, cloud: false });
  const { kiosks, box, slugs } = set;
  await kiosks.ask('open', { boxUrl: box.url, slugs, microphone: false });
  await kiosks.ask('until', { state: 'listening' });
  const taken: number[] = [];
  for (let time = 0; time < typedTimes; time += 1) {
    for (const text of sentences) taken.push(await kiosks.ask<number>('sayUntilSound', { text }));
  }
  const ascending = (ms: readonly number[]): number[] => ms.toSorted((one, other) => one - other);
  const lags = await kiosks.ask<number[]>('captionLags');
  return { typed: ascending(taken.slice(sentences.length)), lags: ascending(lags) };
}

async function cloudLost(world: World): Promise<number[]> {
  const { service } = world;
  await service.ask('answersLast', { ms: 30_000 });
  const taken: number[] = [];
  for (let time = 0; time < losses; time += 1) {
    await using set = await stage(world, { sessions: 1 });
    const { kiosks, box, slugs } = set;
    await kiosks.ask('open', { boxUrl: box.url, slugs, microphone: true });
    await kiosks.ask('until', { state: 'speaking' });
    await sleep(200 + time * 40);
    const sound = kiosks.ask<number>('nextLocalSound');
    const atNs = await service.ask<number>('cut');
    taken.push(((await sound) - atNs) / 1e6);
  }
  return taken.toSorted((one, other) => one - other);
}

/** What a process and its threads have used of the processor, ms. */
function processorMs(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
