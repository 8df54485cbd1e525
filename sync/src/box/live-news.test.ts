import { setImmediate as turn } from 'node:timers/promises';
import { beforeEach, expect, test } from 'vitest';
import type { NewsRequest, NewsResponse } from '../protocol.ts';
import { LiveNews } from './live-news.ts';

interface Asked {
  readonly isWaiting: boolean;
  readonly tables: NewsRequest['tables'];
  readonly signal: AbortSignal;
  readonly answer: (answer: NewsResponse | 'not-there') => void;
  readonly fail: () => void;
}

let asked: Asked[];
let fetched: { path: string; prefer: string | null }[];
let timers: { ms: number; ring: () => void }[];
let heard: string[];
let nowMs: number;
let news: LiveNews;

beforeEach(() => {
  [asked, fetched, timers, heard, nowMs] = [[], [], [], [], 0];
  news = new LiveNews({
    ask: ({ tables }, isWaiting, signal) =>
      new Promise((answer, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason as Error));
        asked.push({ tables, isWaiting, signal, answer, fail: () => reject(new Error('The cable was pulled.')) });
      }),
    fetch: async (input, init) => {
      fetched.push({ path: (input as string).slice(10), prefer: new Headers(init?.headers).get('prefer') });
      return new Response();
    },
    heard: (table) => heard.push(table),
    after: (ms, then) => {
      const timer = { ms, ring: then };
      timers.push(timer);
      return { cancel: () => (timers = timers.filter((one) => one !== timer)) };
    },
    nowMs: () => nowMs,
    random: () => 0,
  });
});

const ask = (table: string, offset = '7_0', signal?: AbortSignal): Promise<Response> =>
  news.fetchFor(table)(`http://hub/${table}?offset=${offset}&handle=h&live=true`, signal ? { signal } : {});

/** Lets those who gather wait no longer. */
async function gathered(): Promise<void> {
  await turn();
  for (const { ring } of timers.filter(({ ms }) => ms < 1000)) ring();
  await turn();
}

async function followTwo(): Promise<void> {
  void ask('members');
  await gathered();
  void ask('badges', '5_0');
  await gathered();
}

test('one request waits for all tables, and only the one that has something to tell is asked for', async () => {
  await followTwo();
  expect(asked.at(-1)?.tables).toEqual({
    members: { handle: 'h', offset: '7_0' },
    badges: { handle: 'h', offset: '5_0' },
  });
  expect(asked.filter(({ signal }) => !signal.aborted)).toHaveLength(1);
  asked.at(-1)?.answer({ changed: ['members'], offset: '10_0' });
  await gathered();
  expect(fetched).toEqual([{ path: '/members?offset=7_0&handle=h&live=true', prefer: 'wait=0' }]);
  expect(heard).toEqual(['badges']);
});

test('who has heard that there is nothing new is asked about from there on', async () => {
  await followTwo();
  asked.at(-1)?.answer({ changed: [], offset: '10_0' });
  await gathered();
  expect(asked.at(-1)?.tables).toEqual({
    members: { handle: 'h', offset: '10_0' },
    badges: { handle: 'h', offset: '10_0' },
  });
  expect(fetched).toEqual([]);
});

test('a table that comes back is in the next request at once', async () => {
  await followTwo();
  asked.at(-1)?.answer({ changed: ['members'], offset: '10_0' });
  await turn();
  void ask('members', '12_0');
  await turn();
  expect(asked.at(-1)?.tables['members']).toEqual({ handle: 'h', offset: '12_0' });
  expect(asked.at(-1)?.signal.aborted).toBe(false);
});

test('while the hub cannot be asked each table waits by itself, and after a while for all again', async () => {
  await followTwo();
  asked.at(-1)?.fail();
  await turn();
  expect(fetched).toHaveLength(2);
  const count = asked.length;
  await ask('members');
  expect(fetched.at(-1)?.prefer).toBeNull();
  nowMs += 20_000;
  void ask('members');
  await gathered();
  expect(asked.length).toBeGreaterThan(count);
});

test('a hub that does not know of it is asked by each table for an hour', async () => {
  await followTwo();
  asked.at(-1)?.answer('not-there');
  await turn();
  nowMs += 59 * 60_000;
  await ask('members');
  expect(fetched.at(-1)).toEqual({ path: '/members?offset=7_0&handle=h&live=true', prefer: null });
});

test('what was asked for before a table is live goes to the hub as it is', async () => {
  await news.fetchFor('members')('http://hub/members?offset=-1');
  expect(fetched).toEqual([{ path: '/members?offset=-1', prefer: null }]);
  expect(asked).toEqual([]);
});

test('tables that go on from where they stood are asked about together, and the hub answers without waiting', async () => {
  const stop = new AbortController();
  const woken: string[] = [];
  for (const table of ['members', 'badges']) {
    void news.untilBehind(table, { handle: 'h', offset: '7_0' }, stop.signal).then(() => woken.push(table));
  }
  await turn();
  expect(asked).toMatchObject([{ isWaiting: false, tables: { members: { offset: '7_0' }, badges: { handle: 'h' } } }]);
  asked[0]?.answer({ changed: ['badges'], offset: '9_0' });
  await gathered();
  expect([woken, heard, fetched]).toEqual([['badges'], ['members'], []]);
  expect(asked.at(-1)).toMatchObject({ isWaiting: true, tables: { members: { offset: '9_0' } } });
  asked.at(-1)?.answer({ changed: ['members'], offset: '11_0' });
  await gathered();
  expect(woken).toEqual(['badges', 'members']);
});

test('without a hub to ask, tables that go on from where they stood ask by themselves', async () => {
  const { signal } = new AbortController();
  const waiting = news.untilBehind('members', { handle: 'h', offset: '7_0' }, signal);
  await turn();
  asked[0]?.fail();
  await waiting;
  await news.untilBehind('badges', { handle: 'h', offset: '7_0' }, signal);
  expect(asked).toHaveLength(1);
});

test('who hangs up is not waited for, and neither is the hub when nobody is left', async () => {
  const stop = new AbortController();
  const waiting = ask('members', '7_0', stop.signal);
  await gathered();
  stop.abort();
  await expect(waiting).rejects.toThrow('aborted');
  await turn();
  expect(asked.at(-1)?.signal.aborted).toBe(true);
  expect(timers).toEqual([]);
});

test('a table without news asks by itself within the hour, for the hub forgets where it stood', async () => {
  await followTwo();
  timers.find(({ ms }) => ms === 30 * 60_000)?.ring();
  await turn();
  expect(fetched).toEqual([{ path: '/members?offset=7_0&handle=h&live=true', prefer: 'wait=0' }]);
});
