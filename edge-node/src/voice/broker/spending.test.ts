import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spoken, TalkWorld } from './test/talk-world.ts';

/** As the service bills it, and what it costs on gpt-realtime-2.1-mini by hand, micro-dollars. */
const usage = {
  ...{ total_tokens: 253, input_tokens: 132, output_tokens: 121 },
  input_token_details: {
    ...{ text_tokens: 119, audio_tokens: 13, cached_tokens: 64 },
    cached_tokens_details: { text_tokens: 64, audio_tokens: 0 },
  },
  output_token_details: { text_tokens: 30, audio_tokens: 91 },
};
const golden = 2059;
/** A second written down: 17,000 a minute. */
const written = 283;

test('every answer and every word written down is billed to the micro-dollar, cached tokens at their price', () => {
  const world = new TalkWorld({ answer: () => ({ ...spoken('Oui.', 300), usage }) }).greeted();
  for (let turn = 0; turn < 5; turn += 1) {
    world.cloud.link.hears('Et le yoga ?');
    world.pass(3000);
  }
  expect(world.spent).toBe(6 * golden + 5 * written);
  expect(world.usage[0]?.tokens).toEqual({ textIn: 55, textCached: 64, textOut: 30, audioIn: 13, audioOut: 91 });
});

test('an answer that was broken off is billed too, and one whose bill comes after the end', () => {
  const world = new TalkWorld({ answer: () => ({ ...spoken('Il était une fois', 9000), usage }) }).begin();
  world.pass(800);
  world.kiosk.wish({ type: 'talk-interrupt' });
  world.pass(1000);
  expect(world.spent).toBe(golden);
  world.kiosk.say('Encore');
  world.pass(500);
  world.kiosk.wish({ type: 'talk-end' });
  expect(world.closes).toEqual(['touch']);
  world.pass(500);
  expect([world.spent, world.cloud.link.isClosed]).toEqual([2 * golden, true]);
});

test('a bill that comes twice is paid once, and what the box itself answers costs nothing', () => {
  const world = new TalkWorld({
    answer: () => ({ ...spoken('Oui.'), usage }),
    localAnswer: () => ({ ...spoken('Oui.'), usage }),
  });
  world.greeted();
  world.cloud.link.emit({
    type: 'response.done',
    response: { id: 'resp_twice', status: 'completed', output: [], usage },
  });
  expect(world.spent).toBe(golden);
  world.cloud.link.end({ cause: 'refused', message: 'quota' });
  world.kiosk.say('Bonjour');
  world.pass(3000);
  expect(world.usage.map(({ costMicrodollars }) => costMicrodollars)).toEqual([golden, 0]);
});

test('a cap stops the next answer of the cloud, and the box goes on', () => {
  for (const [caps, spentBefore] of [
    [{ session: golden, day: null, gym: null }, 0],
    [{ session: null, day: 5000, gym: null }, 5000 - golden],
    [{ session: null, day: null, gym: 90_000 }, 90_000 - golden],
  ] as const) {
    const world = new TalkWorld({
      caps,
      answer: () => ({ ...spoken('Oui.'), usage }),
      localAnswer: () => spoken('Ici.'),
    });
    world.spentBefore = spentBefore;
    world.greeted();
    const asked = world.cloud.link.of('response.create').length;
    expect([world.spent, world.kiosk.of('talk-trouble')]).toEqual([golden, []]);
    world.kiosk.say('Et demain ?');
    world.pass(3000);
    expect(world.cloud.links.map((link) => link.of('response.create').length)).toEqual([asked]);
    expect(world.kiosk.of('talk-trouble').map(({ code }) => code)).toEqual(['cap-reached']);
    expect(world.kiosk.captions.at(-1)).toBe('jarvis: Ici.');
    world.pass(60_000);
    expect(world.cloud.links).toHaveLength(1);
  }
});

test('a cap that is reached before the first word keeps the cloud out of it', () => {
  const world = new TalkWorld({ caps: { session: null, day: 100, gym: null } });
  world.spentBefore = 100;
  world.greeted();
  expect([world.cloud.links, world.kiosk.state.engine]).toEqual([[], 'local']);
  expect(world.kiosk.of('talk-trouble').map(({ code }) => code)).toEqual(['cap-reached']);
});

test('however the conversation goes, the sum is that of its bills', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { minLength: 1, maxLength: 12 }), (waits) => {
      let billed = 0;
      const world = new TalkWorld({
        answer: () => ((billed += 1), { ...spoken('Oui, bien sûr.', 1500), usage }),
      }).begin();
      for (const waitMs of waits) {
        world.pass(waitMs);
        world.kiosk.say('Et après ?');
      }
      world.pass(5000);
      expect(world.spent).toBe(billed * golden);
    }),
    { numRuns: 50, seed: 4 },
  );
});
