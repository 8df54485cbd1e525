import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heardText, truncationOf } from './playback.ts';
import { spoken, TalkWorld } from './test/talk-world.ts';

test('who speaks over JARVIS silences it at once, and the engine learns how much was heard', () => {
  const world = new TalkWorld({
    answer: () => spoken('un deux trois quatre cinq six sept huit neuf dix', 5000),
  }).begin();
  world.pass(2600);
  world.cloud.link.speechBegan();
  expect(world.kiosk.of('talk-silence')).toHaveLength(1);
  world.pass(100);
  const [truncate] = world.cloud.link.of('conversation.item.truncate');
  const [ring] = world.kiosk.rings;
  expect(truncate?.audio_end_ms).toBe(Math.floor((ring?.played ?? 0) / 24));
  expect(world.turns).toEqual(['jarvis: un deux trois quatre']);
  expect(world.cloud.link.refusals).toEqual([]);
});

test('an answer still being made is cancelled, and what comes of it late is not heard', () => {
  const world = new TalkWorld({ answer: () => spoken('Je raconte une longue histoire', 20_000) }).begin();
  world.pass(800);
  world.kiosk.wish({ type: 'talk-interrupt' });
  const frames = world.kiosk.frames.length;
  const late = { response_id: world.cloud.link.activeId, item_id: 'another', output_index: 1, content_index: 0 };
  world.cloud.link.emit({ type: 'response.output_audio.delta', ...late, delta: Buffer.alloc(9600).toString('base64') });
  world.cloud.link.emit({ type: 'response.output_audio_transcript.delta', ...late, delta: 'Encore' });
  world.pass(3000);
  expect(world.kiosk.captions).toHaveLength(1);
  expect(world.cloud.link.of('response.cancel')).toHaveLength(1);
  expect(world.kiosk.frames).toHaveLength(frames);
  expect(world.kiosk.state.state).toBe('listening');
});

test('nothing is cut that was not heard at all, was heard whole, or was only shown', () => {
  const cut = { itemId: 'item', playedMs: 500, receivedMs: 1000, isWhole: true, share: 0.5 };
  expect(truncationOf(cut)).toBe(500);
  expect(truncationOf({ ...cut, playedMs: 0 })).toBeUndefined();
  expect(truncationOf({ ...cut, playedMs: 1000 })).toBeUndefined();
  expect(truncationOf({ ...cut, playedMs: 1000, isWhole: false })).toBe(1000);
  const world = new TalkWorld({ answer: () => ({ text: 'À lire' }) }).begin().pass(45);
  world.kiosk.say('Stop');
  world.pass(2000);
  expect(world.cloud.link.of('conversation.item.truncate')).toEqual([]);
});

test('a screen that does not say what it played is waited for a moment, and the last that it said counts', () => {
  const world = new TalkWorld({ answer: () => spoken('un deux trois quatre cinq', 5000) }).begin();
  world.pass(1500);
  world.kiosk.isMute = true;
  world.pass(600);
  world.kiosk.say('Attends');
  const frames = world.kiosk.frames.length;
  world.pass(290);
  expect(world.cloud.link.of('conversation.item.truncate')).toEqual([]);
  expect(world.kiosk.frames).toHaveLength(frames);
  world.pass(110);
  const [truncate] = world.cloud.link.of('conversation.item.truncate');
  expect(truncate?.audio_end_ms).toBeGreaterThan(1000);
  expect(truncate?.audio_end_ms).toBeLessThanOrEqual(1500);
  world.pass(300);
  expect(world.cloud.link.of('response.create')).toHaveLength(2);
});

test('words are kept as far as they were heard, whole words only', () => {
  expect(heardText('un deux trois', 1)).toBe('un deux trois');
  expect(heardText('un deux trois', 0)).toBe('');
  fc.assert(
    fc.property(
      fc.array(fc.stringMatching(/^[a-z]{1,9}$/u)),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (words, share) => {
        const text = words.join(' ');
        const heard = heardText(text, share);
        expect(text.startsWith(heard)).toBe(true);
        expect(heard.split(' ').every((word, index) => heard === '' || word === words[index])).toBe(true);
      },
    ),
  );
});

test('of a thousand interruptions at any moment the engine refuses none', () => {
  const rounds = 25;
  let interruptions = 0;
  let truncations = 0;
  fc.assert(
    fc.property(
      fc.record({
        waits: fc.array(fc.integer({ min: 0, max: 4000 }), { minLength: 40, maxLength: 40 }),
        how: fc.array(fc.constantFrom('speech', 'touch', 'typed'), { minLength: 40, maxLength: 40 }),
        audioMs: fc.array(fc.integer({ min: 0, max: 9000 }), { minLength: 7, maxLength: 7 }),
        latency: fc.array(fc.integer({ min: 0, max: 180 }), { minLength: 11, maxLength: 11 }),
      }),
      ({ waits, how, audioMs, latency }) => {
        let at = 0;
        const world = new TalkWorld({
          answer: ({ count }) => spoken('un deux trois quatre cinq six sept', audioMs[count % audioMs.length] ?? 0),
          latencyMs: () => latency[(at += 1) % latency.length] ?? 0,
          kioskLatencyMs: () => latency[(at * 7) % latency.length] ?? 0,
        }).begin();
        for (const [index, waitMs] of waits.entries()) {
          world.pass(waitMs);
          interruptions += 1;
          if (how[index] === 'speech') world.cloud.link.hears('Attends, autre chose');
          else if (how[index] === 'touch') world.kiosk.wish({ type: 'talk-interrupt' });
          else world.kiosk.say('Non, plutôt demain');
        }
        world.pass(10_000);
        truncations += world.cloud.link.of('conversation.item.truncate').length;
        // A cancel may meet an answer that has just ended: nothing is wrong then, and nothing comes of it.
        const refused = world.cloud.link.refusals.filter((each) => !each.startsWith('response_cancel_not_active'));
        expect(refused).toEqual([]);
        expect(world.broker.status().counts.refusedTruncates).toBe(0);
        expect(world.kiosk.state).toMatchObject({ state: 'listening', engine: 'cloud' });
      },
    ),
    { numRuns: rounds, seed: 4 },
  );
  expect(interruptions).toBeGreaterThanOrEqual(1000);
  expect(truncations).toBeGreaterThan(200);
});
