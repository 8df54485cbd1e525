import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spoken, TalkWorld } from './test/talk-world.ts';

const goodbyeLast = { answer: ({ count }: { count: number }) => spoken(count === 1 ? 'Salut !' : 'Au revoir !', 1500) };

test('a goodbye is answered by one, and the conversation closes when its last sample was heard', () => {
  const world = new TalkWorld(goodbyeLast).greeted();
  world.kiosk.say('au revoir');
  world.pass(1500);
  expect([world.kiosk.state.state, world.closes]).toEqual(['goodbye', []]);
  world.pass(1000);
  expect(world.closes).toEqual(['farewell']);
  expect(world.kiosk.unheardAtEnd).toBe(0);
  expect(world.turns.at(-1)).toBe('jarvis: Au revoir !');
});

test('new words cancel the close, spoken or typed', () => {
  for (const speak of [
    (world: TalkWorld) => void world.cloud.link.hears('Ah, il y a yoga demain ?'),
    (world: TalkWorld) => world.kiosk.say('Ah, il y a yoga demain ?'),
  ]) {
    const world = new TalkWorld(goodbyeLast).greeted();
    world.kiosk.say('au revoir');
    world.pass(700);
    speak(world);
    world.pass(6000);
    expect(world.closes).toEqual([]);
    expect(world.kiosk.state.state).toBe('listening');
  }
});

test('goodbye is said once, however often the member says it', () => {
  const world = new TalkWorld(goodbyeLast).greeted();
  world.kiosk.say('au revoir');
  world.pass(300);
  world.kiosk.say('salut, à bientôt');
  world.pass(500);
  world.cloud.link.hears('au revoir');
  world.pass(6000);
  expect(world.cloud.link.of('response.create')).toHaveLength(2);
  expect(world.closes).toEqual(['farewell']);
});

test('a goodbye that was spoken ends the conversation too, also when it is written down late', () => {
  for (const writtenAfterMs of [100, 1000, 4500]) {
    const world = new TalkWorld(goodbyeLast).greeted();
    world.cloud.link.hears('au revoir', writtenAfterMs);
    world.pass(6000);
    expect(world.closes).toEqual(['farewell']);
    expect(world.kiosk.unheardAtEnd).toBe(0);
    expect(world.cloud.link.of('response.create')).toHaveLength(2);
  }
});

test('an emergency is none', () => {
  const world = new TalkWorld().greeted();
  world.kiosk.say('mon ami fait un malaise, au revoir');
  world.pass(6000);
  expect(world.closes).toEqual([]);
});

test('a screen that calls a goodbye over before it was sent whole is not believed', () => {
  const world = new TalkWorld({ answer: ({ count }) => spoken('Au revoir !', count === 1 ? 500 : 6000) }).greeted();
  world.kiosk.say('au revoir');
  world.pass(1000);
  world.kiosk.wish({ type: 'talk-played', track: 2, samples: 2400, over: true, underruns: 1 });
  world.pass(4000);
  expect(world.closes).toEqual([]);
  world.pass(3000);
  expect([world.closes, world.kiosk.unheardAtEnd]).toEqual([['farewell'], 0]);
});

test('a screen that never says that it has played is not waited for for ever', () => {
  const world = new TalkWorld(goodbyeLast).greeted();
  world.kiosk.isMute = true;
  world.kiosk.say('au revoir');
  world.pass(3000);
  expect(world.closes).toEqual([]);
  world.pass(4000);
  expect(world.closes).toEqual(['farewell']);
});

test('of two hundred goodbyes none is clipped', () => {
  let goodbyes = 0;
  fc.assert(
    fc.property(
      fc.record({
        afterMs: fc.integer({ min: 0, max: 3000 }),
        audioMs: fc.integer({ min: 1, max: 6000 }),
        isSpoken: fc.boolean(),
        writtenAfterMs: fc.integer({ min: 0, max: 4000 }),
        latency: fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 7, maxLength: 7 }),
        kioskLatencyMs: fc.integer({ min: 0, max: 250 }),
      }),
      ({ afterMs, audioMs, isSpoken, writtenAfterMs, latency, kioskLatencyMs }) => {
        let at = 0;
        const world = new TalkWorld({
          answer: ({ count }) => spoken(`Réponse ${count}`, audioMs),
          latencyMs: () => latency[(at += 1) % latency.length] ?? 0,
          kioskLatencyMs: () => kioskLatencyMs,
        }).begin();
        world.pass(afterMs);
        if (isSpoken) world.cloud.link.hears('au revoir', writtenAfterMs);
        else world.kiosk.say('au revoir');
        world.pass(20_000);
        goodbyes += 1;
        expect(world.closes).toEqual(['farewell']);
        expect(world.kiosk.unheardAtEnd).toBe(0);
        const last = world.kiosk.rings.at(-1);
        expect([last?.isOver, last?.played]).toEqual([true, audioMs * 24]);
      },
    ),
    { numRuns: 200, seed: 4 },
  );
  expect(goodbyes).toBe(200);
});
