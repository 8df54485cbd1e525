import { expect, test } from 'vitest';
import { RateLimits, type Lease } from './rate-limits.ts';

const minute = Date.UTC(2026, 10, 21, 9);

/** What processes share, as the database counts it. */
function sharedBudget() {
  const used = new Map<string, number>();
  let asked = 0;
  const lease: Lease = async ({ minute: at, class: name, caller, amount, limit }) => {
    asked += 1;
    const key = `${at} ${name} ${caller}`;
    const before = used.get(key) ?? 0;
    if (before >= limit) return { granted: 0, used: limit };
    used.set(key, before + amount);
    return { granted: Math.min(amount, limit - before), used: before + amount };
  };
  return { lease, asked: () => asked };
}

const clock = () => {
  let now = minute;
  return { now: () => now, wait: (ms: number) => (now += ms) };
};
const unexpected = (error: unknown): never => {
  throw error;
};

test('a caller has the limit and not one request more, and all of it again in the next minute', async () => {
  const { now, wait } = clock();
  const { lease, asked } = sharedBudget();
  const limits = new RateLimits({ lease, now, leaseFailed: unexpected });
  const allowed = async (times: number): Promise<number> => {
    let count = 0;
    for (let index = 0; index < times; index += 1) if ((await limits.take('api', 'anna', 100)).isAllowed) count += 1;
    return count;
  };
  expect(await allowed(250)).toBe(100);
  // A tenth at a time, and once more to hear that nothing is left; who is refused costs nothing.
  expect(asked()).toBe(10);
  wait(59_999);
  expect(await allowed(5)).toBe(0);
  wait(1);
  expect(await allowed(250)).toBe(100);
});

test('each answer says how many are left, and when the minute ends', async () => {
  const { now, wait } = clock();
  const limits = new RateLimits({ lease: sharedBudget().lease, now, leaseFailed: unexpected });
  expect(await limits.take('api', 'anna', 3)).toEqual({ isAllowed: true, limit: 3, remaining: 2, resetSeconds: 60 });
  wait(30_400);
  expect(await limits.take('api', 'anna', 3)).toMatchObject({ remaining: 1, resetSeconds: 30 });
  expect(await limits.take('api', 'anna', 3)).toMatchObject({ isAllowed: true, remaining: 0 });
  expect(await limits.take('api', 'anna', 3)).toMatchObject({ isAllowed: false, remaining: 0 });
  expect(await limits.take('admin', 'anna', 3)).toMatchObject({ isAllowed: true, remaining: 2 });
  expect(await limits.take('api', 'bruno', 3)).toMatchObject({ isAllowed: true, remaining: 2 });
});

test('many requests at one instant are counted as if they came one by one', async () => {
  const { lease } = sharedBudget();
  const slow: Lease = async (wanted) => {
    await Promise.resolve();
    return lease(wanted);
  };
  const limits = new RateLimits({ lease: slow, now: () => minute, leaseFailed: unexpected });
  const verdicts = await Promise.all(Array.from({ length: 300 }, () => limits.take('api', 'anna', 100)));
  expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(100);
});

test('processes never let through more than the limit together, and lose at most a slice for each other process', async () => {
  for (const count of [2, 3, 5]) {
    const { lease } = sharedBudget();
    const processes = Array.from(
      { length: count },
      () => new RateLimits({ lease, now: () => minute, leaseFailed: unexpected }),
    );
    const verdicts = await Promise.all(
      Array.from({ length: 600 }, (_, index) => processes[(index * 7) % count]!.take('api', 'anna', 100)),
    );
    expect(verdicts.filter(({ isAllowed }) => isAllowed)).toHaveLength(100);
    // One that asks and falls silent keeps what it took.
    const [first, second] = [processes[0]!, processes[1]!];
    await first.take('api', 'bruno', 100);
    let allowed = 1;
    for (let index = 0; index < 200; index += 1) if ((await second.take('api', 'bruno', 100)).isAllowed) allowed += 1;
    expect(allowed).toBe(91);
  }
});

test('without its database a process counts for itself, and says so once a minute', async () => {
  const { now, wait } = clock();
  const heard: unknown[] = [];
  const broken: Lease = () => Promise.reject(new Error('no database'));
  const limits = new RateLimits({ lease: broken, now, leaseFailed: (error) => heard.push(error) });
  const allowed = async (): Promise<number> => {
    let count = 0;
    for (let index = 0; index < 150; index += 1) if ((await limits.take('api', 'anna', 100)).isAllowed) count += 1;
    return count;
  };
  expect([await allowed(), heard.length]).toEqual([100, 1]);
  wait(60_000);
  expect([await allowed(), heard.length]).toEqual([100, 2]);
});

test('boxes are counted without asking anybody', () => {
  const lease: Lease = () => Promise.reject(new Error('asked'));
  const limits = new RateLimits({ lease, now: () => minute, leaseFailed: unexpected });
  const verdicts = Array.from({ length: 4 }, () => limits.takeHere('box', 'box:1', 3));
  expect(verdicts.map(({ isAllowed, remaining }) => [isAllowed, remaining])).toEqual([
    [true, 2],
    [true, 1],
    [true, 0],
    [false, 0],
  ]);
});
