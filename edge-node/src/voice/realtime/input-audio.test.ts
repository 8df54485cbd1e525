import { expect, test } from 'vitest';
import { InputAudio } from './input-audio.ts';
import { TurnDetection } from './session-schema.ts';

const detection = TurnDetection.parse({ type: 'server_vad', idle_timeout_ms: 5000 });
const silence = (ms: number): Buffer => Buffer.alloc(ms * 48);

test('a member who was answered and says nothing is asked again once, after the time given', () => {
  const input = new InputAudio(() => 'item_1');
  expect(input.append(silence(6000), detection)).toEqual([]);
  input.awaitMember();
  expect(input.append(silence(4980), detection)).toEqual([]);
  expect(input.append(silence(20), detection)).toEqual([
    { kind: 'nobody', fromMs: 6000, atMs: 11_000, itemId: 'item_1' },
  ]);
  expect(input.append(silence(20_000), detection)).toEqual([]);
});

test('an utterance is at least 100 ms long, and is taken once', () => {
  const input = new InputAudio(() => 'item_1');
  input.append(silence(99), null);
  expect(input.commit()).toMatchObject({ code: 'input_audio_buffer_commit_empty' });
  input.append(silence(1), null);
  expect(input.commit()).toEqual({ itemId: 'item_1', heardMs: 100 });
  expect(input.commit()).toMatchObject({ code: 'input_audio_buffer_commit_empty' });
});
