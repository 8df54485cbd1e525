import { describe, expect, test, vi } from 'vitest';
import { closeCode } from '../protocol/kiosk-socket.ts';
import { admitted, place } from '../test/example-messages.ts';
import { scriptedWorld, type Reply } from '../test/scripted-world.ts';
import { connectToBox } from './client.ts';

const pair = 'POST /api/kiosks/entrance/pair';
const provisioning = 'GET /api/provisioning';
const ready: Reply = { status: 200, body: { state: 'ready' } };

async function connected() {
  const script = scriptedWorld();
  script.replies[pair] = { status: 200 };
  const client = connectToBox(script.world);
  await script.settled();
  const socket = script.sockets[0];
  if (!socket) throw new Error('No socket was opened');
  socket.onopen?.();
  socket.says(place());
  return { ...script, client, socket };
}

const pong = (id: string) => ({ type: 'pong', at: 1, id });
const lastPing = (sent: string[]) => (JSON.parse(sent.at(-1) ?? '{}') as { id: string }).id;

describe('a conversation on the same line', () => {
  async function talking() {
    const script = scriptedWorld();
    script.replies[pair] = { status: 200 };
    const told: unknown[] = [];
    const onTalk = (data: unknown) => {
      told.push(data);
      return data instanceof ArrayBuffer || (data as { type: string }).type.startsWith('talk-');
    };
    const client = connectToBox({ ...script.world, onTalk });
    await script.settled();
    const socket = script.sockets[0]!;
    socket.onopen?.();
    return { ...script, client, socket, told };
  }

  test('its messages and its sound go to it, in their order, and everything else stays the kiosk’s', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const { socket, told, kinds } = await talking();
    socket.says(place());
    socket.says({ type: 'talk-heard', at: 1, sessionId: 's', sequence: 3 });
    const sound = new ArrayBuffer(16);
    socket.onmessage?.({ data: sound });
    expect(told).toEqual([{ type: 'talk-heard', at: 1, sessionId: 's', sequence: 3 }, sound]);
    expect(kinds()).toEqual(['connected', 'message']);
    expect(warned).not.toHaveBeenCalled();
    socket.says({ type: 'from-a-newer-box', at: 1 });
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });

  test('what it says goes over the open line, and nowhere while there is none', async () => {
    const { client, socket } = await talking();
    client.send('{"type":"talk-touch"}');
    expect(socket.sent.at(-1)).toBe('{"type":"talk-touch"}');
    expect(client.bufferedBytes).toBe(0);
    const before = socket.sent.length;
    socket.onclose?.({ code: 1006 });
    client.send('{"type":"talk-touch"}');
    expect(socket.sent).toHaveLength(before);
  });
});

describe('a screen that reaches its box', () => {
  test('is paired without a code, opens its socket and hears its place', async () => {
    const { requests, socket, kinds } = await connected();
    expect(requests[0]).toEqual({ request: pair, body: {} });
    expect(socket.url).toBe('ws://box/api/kiosks/entrance/socket');
    expect(kinds()).toEqual(['connected', 'message']);
  });

  test('pings every five seconds, and stays connected while the box answers', async () => {
    const { socket, pass, kinds } = await connected();
    for (let i = 0; i < 4; i++) {
      socket.says(pong(lastPing(socket.sent)));
      await pass(5_000);
    }
    expect(socket.sent).toHaveLength(5);
    expect(kinds()).not.toContain('disconnected');
  });

  test('notices a dead cable when a ping stays without answer for five seconds, and says since when', async () => {
    const { socket, pass, events } = await connected();
    await pass(2_000);
    socket.says(pong(lastPing(socket.sent)));
    await pass(8_000);
    expect(events.at(-1)).toMatchObject({ kind: 'disconnected', since: 1_002_000, at: 1_010_000, cause: 'silent' });
    expect(socket.closed).toBe(true);
  });

  test('passes over what it does not understand', async () => {
    const warned = vi.spyOn(console, 'warn').mockReturnValue();
    const { socket, kinds } = await connected();
    socket.says({ type: 'from-a-newer-box', at: 1 });
    socket.onmessage?.({ data: '{not json' });
    socket.onmessage?.({ data: new ArrayBuffer(16) });
    socket.says(admitted('t1'));
    expect(kinds()).toEqual(['connected', 'message', 'message']);
    expect(warned).toHaveBeenCalledTimes(2);
    warned.mockRestore();
  });
});

describe('a screen whose box does not answer', () => {
  test('tries again after a pause that grows to four seconds, never sooner than a quarter of a second', async () => {
    const { world, nextTimerMs, pass, kinds, settled } = scriptedWorld();
    connectToBox(world);
    await settled();
    const pauses: number[] = [];
    for (let i = 0; i < 7; i++) {
      const pause = nextTimerMs() ?? 0;
      pauses.push(pause);
      await pass(pause);
    }
    expect(pauses).toEqual([375, 750, 1_500, 3_000, 3_000, 3_000, 3_000]);
    expect(kinds().filter((kind) => kind === 'retrying')).toHaveLength(7);
  });

  test.each([
    [0, 250],
    [0.999, 500],
  ])('with the dice at %s the first pause is %s ms', async (dice, expected) => {
    const { world, nextTimerMs, settled } = scriptedWorld();
    connectToBox({ ...world, random: () => dice });
    await settled();
    expect(nextTimerMs()).toBe(expected);
  });

  test('is back by itself as soon as the box is', async () => {
    const { socket, sockets, replies, pass, kinds } = await connected();
    replies[pair] = 'unreachable';
    socket.onclose?.({ code: 1006 });
    await pass(10_000);
    replies[pair] = { status: 200 };
    await pass(4_000);
    const again = sockets.at(-1);
    again?.onopen?.();
    again?.says(place());
    expect(kinds().at(-2)).toBe('connected');
  });

  test('gives up on a socket that opens and stays mute', async () => {
    const script = scriptedWorld();
    script.replies[pair] = { status: 200 };
    connectToBox(script.world);
    await script.settled();
    script.sockets[0]?.onopen?.();
    await script.pass(5_000);
    expect(script.events.some((event) => event.kind === 'disconnected')).toBe(true);
  });

  test('tries at once when somebody touches the button', async () => {
    const script = scriptedWorld();
    const client = connectToBox(script.world);
    await script.settled();
    script.replies[pair] = { status: 200 };
    client.retryNow();
    await script.settled();
    expect(script.sockets).toHaveLength(1);
  });

  test('leaves the kiosk to the screen that took it, until it is touched', async () => {
    const { socket, events, requests, pass, client, settled } = await connected();
    socket.onclose?.({ code: closeCode.replaced });
    const before = requests.length;
    await pass(60_000);
    expect(events.at(-1)).toMatchObject({ kind: 'disconnected', cause: 'replaced' });
    expect(requests).toHaveLength(before);
    client.retryNow();
    await settled();
    expect(requests).toHaveLength(before + 1);
  });
});

describe('a screen that is not paired', () => {
  async function unpaired() {
    const script = scriptedWorld();
    script.replies[pair] = { status: 401 };
    script.replies[provisioning] = ready;
    const client = connectToBox(script.world);
    await script.settled();
    return { ...script, client };
  }

  test('asks for the code of its kiosk', async () => {
    const { events } = await unpaired();
    expect(events.at(-1)).toMatchObject({ kind: 'code-wanted', purpose: 'pair' });
  });

  test('connects when the code is right', async () => {
    const { client, replies, requests, sockets, settled } = await unpaired();
    replies[pair] = { status: 200 };
    await client.sendCode('pair', 'AB7CDE');
    await settled();
    expect(requests.map(({ body }) => body)).toContainEqual({ code: 'AB7CDE' });
    expect(sockets).toHaveLength(1);
  });

  test.each([
    [
      { status: 401, body: { error: { code: 'wrong-code' } } },
      { problem: 'wrong-code', retryAt: null },
    ],
    [
      { status: 410, body: { error: { code: 'expired-code' } } },
      { problem: 'expired-code', retryAt: null },
    ],
    [
      { status: 429, body: { error: { code: 'too-many-tries' } }, headers: { 'retry-after': '40' } },
      { problem: 'too-many-tries', retryAt: 1_040_000 },
    ],
    [
      { status: 403, body: { error: { code: 'not-this-machine' } } },
      { problem: 'own-screen-only', retryAt: null },
    ],
    [{ status: 500 }, { problem: 'not-done', retryAt: null }],
    ['unreachable' as const, { problem: 'not-sent', retryAt: null }],
  ])('says what is wrong with the code: %j', async (reply, expected) => {
    const { client, replies, events } = await unpaired();
    replies[pair] = reply;
    await client.sendCode('pair', 'AB7CDE');
    expect(events.at(-1)).toMatchObject({ kind: 'code-refused', ...expected });
  });

  test('asks for a code when the box unpairs it while it is shown', async () => {
    const { socket, replies, events, settled } = await connected();
    replies[pair] = { status: 401 };
    replies[provisioning] = ready;
    socket.onclose?.({ code: closeCode.unpaired });
    await settled();
    expect(events.at(-1)).toMatchObject({ kind: 'code-wanted', purpose: 'pair' });
  });

  test('says that the gym has no kiosk of that name', async () => {
    const script = scriptedWorld();
    script.replies[pair] = { status: 404 };
    script.replies[provisioning] = ready;
    connectToBox(script.world);
    await script.settled();
    expect(script.events.at(-1)).toMatchObject({ kind: 'disconnected', cause: 'unknown-kiosk' });
  });
});

describe('a box that has no gym yet', () => {
  test('takes its code, shows how far it is, and becomes a kiosk', async () => {
    const { world, replies, events, sockets, pass, settled } = scriptedWorld();
    replies[pair] = { status: 409 };
    replies[provisioning] = { status: 200, body: { state: 'unprovisioned' } };
    const client = connectToBox(world);
    await settled();
    expect(events.at(-1)).toMatchObject({ kind: 'code-wanted', purpose: 'provision' });

    replies['POST /api/provisioning'] = { status: 202 };
    replies[provisioning] = {
      status: 200,
      body: { state: 'provisioning', step: 'Loading members', stage: 'members', done: 3, total: 12 },
    };
    await client.sendCode('provision', 'AB7CDE');
    await pass(1_500);
    expect(events.at(-1)).toMatchObject({ kind: 'provisioning', stage: 'members', progress: 0.25 });

    replies[provisioning] = ready;
    replies[pair] = { status: 200 };
    await pass(1_500);
    expect(sockets).toHaveLength(1);
  });

  test('says so when it could not finish', async () => {
    const { world, replies, events, pass, settled } = scriptedWorld();
    replies[pair] = { status: 409 };
    replies[provisioning] = { status: 200, body: { state: 'provisioning' } };
    connectToBox(world);
    await settled();
    replies[provisioning] = { status: 200, body: { state: 'unprovisioned' } };
    await pass(1_500);
    expect(events.at(-1)).toMatchObject({ kind: 'code-refused', problem: 'not-done' });
  });

  const claimed = (over: object = {}, status = 200): Reply => ({
    status,
    body: { state: 'claimed', words: ['taxi', 'opal', 'zebra', 'piano'], leftMs: 600_000, problem: null, ...over },
  });

  test('shows the words of its key until somebody has confirmed, and says while the hub is away', async () => {
    const { world, replies, events, sockets, pass, settled } = scriptedWorld();
    replies[pair] = { status: 409 };
    replies[provisioning] = { status: 200, body: { state: 'unprovisioned', ended: null } };
    const client = connectToBox(world);
    await settled();
    replies['POST /api/provisioning'] = claimed({}, 202);
    replies[provisioning] = claimed({ problem: { code: 'hub-unreachable' } });
    await client.sendCode('provision', 'AB7CDE');
    const words = ['taxi', 'opal', 'zebra', 'piano'];
    expect(events.at(-1)).toMatchObject({ kind: 'confirming', words, hubAway: false, until: world.now() + 600_000 });
    await pass(1_500);
    expect(events.at(-1)).toMatchObject({ kind: 'confirming', hubAway: true });

    replies[provisioning] = ready;
    replies[pair] = { status: 200 };
    await pass(1_500);
    expect(sockets).toHaveLength(1);
  });

  test.each([
    ['rejected', 'rejected'],
    ['expired', 'not-confirmed'],
    ['box-revoked', 'revoked'],
  ])('says when its claim was %s, and takes another code', async (ended, problem) => {
    const { world, replies, events, kinds, pass, settled } = scriptedWorld();
    replies[pair] = { status: 409 };
    replies[provisioning] = claimed();
    connectToBox(world);
    await settled();
    replies[provisioning] = { status: 200, body: { state: 'unprovisioned', ended } };
    await pass(1_500);
    expect(kinds().slice(-2)).toEqual(['code-wanted', 'code-refused']);
    expect(events.at(-1)).toMatchObject({ problem });
  });

  test('gives up what it waits for when somebody wants to type another code', async () => {
    const { world, replies, events, requests, settled } = scriptedWorld();
    replies[pair] = { status: 409 };
    replies[provisioning] = claimed();
    const client = connectToBox(world);
    await settled();
    replies['DELETE /api/provisioning'] = { status: 200 };
    replies[provisioning] = { status: 200, body: { state: 'unprovisioned', ended: null } };
    await client.otherCode();
    await settled();
    expect(requests.some(({ request }) => request === 'DELETE /api/provisioning')).toBe(true);
    expect(events.at(-1)).toMatchObject({ kind: 'code-wanted', purpose: 'provision' });
  });

  test('a revoked box goes on with its kiosks, and says what it is where it has none to show', async () => {
    const script = scriptedWorld();
    const revoked: Reply = { status: 200, body: { state: 'revoked', revoked: { reason: 'replaced' } } };
    script.replies[provisioning] = revoked;
    script.replies[pair] = { status: 404 };
    connectToBox(script.world);
    await script.settled();
    expect(script.events.at(-1)).toMatchObject({ kind: 'revoked', reason: 'replaced' });

    const other = scriptedWorld();
    other.replies[provisioning] = revoked;
    other.replies[pair] = { status: 401 };
    connectToBox(other.world);
    await other.settled();
    expect(other.events.at(-1)).toMatchObject({ kind: 'code-wanted', purpose: 'pair' });
  });
});
