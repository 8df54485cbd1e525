import { Secret } from '@jarvis-edge/sync/secret.ts';
import { expect, test } from 'vitest';
import { chatAccount, type AccountDeps } from './account.ts';

const spent = { day: 0, gym: 0 };
const used: unknown[] = [];
const deps: AccountDeps = {
  ...{ model: 'gpt-5.4-mini', key: new Secret('sk-scripted-0123456789'), baseUrl: 'https://api.openai.com/v1' },
  isOnline: () => Promise.resolve(true),
  sessions: {
    addUsage: (...each) => void used.push(each),
    spentSince: (sinceMs) => (sinceMs === 2 ? spent.day : spent.gym),
  },
  caps: { session: 1, day: 1_000, gym: 5_000 },
  periods: () => ({ day: 2, gym: 1 }),
  nowMs: () => Date.UTC(2026, 10, 21),
};

test('without a model, or without a key of the box itself, there is no account for summaries', () => {
  expect(chatAccount({ ...deps, model: undefined })).toBeUndefined();
  expect(chatAccount({ ...deps, key: undefined })).toBeUndefined();
});

test('what is asked after a talk ends with the caps of the day and of the month, and counts with the talk', () => {
  const account = chatAccount(deps);
  const reached = (day: number, gym: number): boolean | undefined => {
    Object.assign(spent, { day, gym });
    return account?.isCapReached();
  };
  expect([reached(999, 4_999), reached(1_000, 1_000), reached(0, 5_000)]).toEqual([false, true, true]);
  account?.charge('talk', 'gpt-5.4-mini', { in: 400, cached: 0, out: 60 });
  expect(used).toEqual([['talk', { tokens: { textIn: 400, textOut: 60 }, costMicrodollars: 570 }]]);
});
