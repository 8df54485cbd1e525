import { expect, test } from 'vitest';
import { OwedAnswer } from './owed-answer.ts';

test('a response is owed from its asking to its end, and every event of it renews the wait', () => {
  const owed = new OwedAnswer(1000);
  expect(owed.isLate(1e9)).toBe(false);
  owed.sent('response.create', 0);
  expect([owed.isLate(1000), owed.isLate(1001)]).toEqual([false, true]);
  owed.heard('response.created', 900);
  owed.heard('response.output_audio.delta', 1800);
  expect([owed.isLate(2800), owed.isLate(2801)]).toEqual([false, true]);
  owed.heard('response.done', 2800);
  expect(owed.isLate(1e9)).toBe(false);
});

test('speech that the service heard begin ends within a minute, or the line is no good', () => {
  const owed = new OwedAnswer(1000);
  owed.heard('input_audio_buffer.speech_started', 0);
  expect([owed.isLate(60_000), owed.isLate(60_001)]).toEqual([false, true]);
  owed.heard('input_audio_buffer.speech_stopped', 60_000);
  expect(owed.isLate(1e9)).toBe(false);
});
