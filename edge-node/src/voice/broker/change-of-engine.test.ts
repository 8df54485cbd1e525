import { expect, test } from 'vitest';
import { Playback } from './playback.ts';
import { SimulatedTime } from './test/simulated-time.ts';
import { spoken, TalkWorld } from './test/talk-world.ts';

test('what another engine said while the screen was falling silent is heard after that', () => {
  const time = new SimulatedTime();
  const played: string[] = [];
  const playback = new Playback({
    timers: time,
    nowUs: () => 0,
    play: ({ last }) => played.push(last ? 'last' : 'frame'),
    bufferedBytes: () => 0,
    began: (track) => played.push(`track ${track}`),
    silence: (track) => played.push(`silence ${track}`),
    over: () => undefined,
  });
  playback.audio('cloud', new Uint8Array(48 * 20));
  playback.silence(() => undefined);
  // All of it at once, as the box's own engine makes it.
  playback.audio('local', new Uint8Array(48 * 20));
  playback.finish('local');
  expect(played).toEqual(['track 1', 'frame', 'silence 1']);
  playback.played(1, 480, true);
  expect(played.slice(3)).toEqual(['track 2', 'frame', 'last']);
});

test('an engine is not told to cut what another one said', () => {
  const world = new TalkWorld({ answer: () => spoken('Une phrase entière qui dure', 4000) }).begin();
  world.pass(1000);
  world.pass(500);
  world.cloud.link.end({ cause: 'lost', message: 'no route' });
  world.kiosk.say('Attends');
  world.pass(2000);
  expect(world.local.link.of('conversation.item.truncate')).toEqual([]);
});
