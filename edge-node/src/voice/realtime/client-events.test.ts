import { describe, expect, test } from 'vitest';
import { parseClientEvent } from './client-events.ts';

const refused = (given: unknown) => {
  const parsed = parseClientEvent(given);
  if (parsed.kind !== 'refused') throw new Error('It was not refused.');
  const { code, message, param } = parsed.refusal;
  return { code, message, param, eventId: parsed.eventId };
};
const update = (session: unknown) => ({ type: 'session.update', event_id: 'mine', session });

describe('what is refused is named by its path', () => {
  test.each([
    ['an unknown field', update({ type: 'realtime', temperature: 1 }), 'unknown_parameter', 'session.temperature'],
    [
      'an unknown field deep inside',
      update({ type: 'realtime', audio: { input: { turn_detection: { type: 'server_vad', treshold: 1 } } } }),
      'unknown_parameter',
      'session.audio.input.turn_detection.treshold',
    ],
    [
      'an unknown field of a tool',
      update({ type: 'realtime', tools: [{ type: 'function', name: 'a', strict: true }] }),
      'unknown_parameter',
      'session.tools[0].strict',
    ],
    ['a session of no type', update({ instructions: '' }), 'missing_required_parameter', 'session.type'],
    ['a session of another type', update({ type: 'transcription' }), 'invalid_value', 'session.type'],
    [
      'both modalities',
      update({ type: 'realtime', output_modalities: ['text', 'audio'] }),
      'invalid_value',
      'session.output_modalities',
    ],
    [
      'telephone audio',
      update({ type: 'realtime', audio: { output: { format: { type: 'audio/pcmu' } } } }),
      'invalid_value',
      'session.audio.output.format',
    ],
    [
      'another rate',
      update({ type: 'realtime', audio: { input: { format: { type: 'audio/pcm', rate: 16_000 } } } }),
      'invalid_value',
      'session.audio.input.format.rate',
    ],
    [
      'another speed',
      update({ type: 'realtime', audio: { output: { speed: 1.2 } } }),
      'invalid_value',
      'session.audio.output.speed',
    ],
    [
      'a limit that is none',
      update({ type: 'realtime', max_output_tokens: 'all' }),
      'invalid_value',
      'session.max_output_tokens',
    ],
    [
      'a choice of tool with an unknown field',
      update({ type: 'realtime', tool_choice: { type: 'function', name: 'a', force: true } }),
      'unknown_parameter',
      'session.tool_choice.force',
    ],
    ['an unknown event', { type: 'session.reset', event_id: 'mine' }, 'invalid_value', 'type'],
    ['an event without a type', { event_id: 'mine' }, 'missing_required_parameter', 'type'],
    ['no item', { type: 'conversation.item.delete', event_id: 'mine' }, 'missing_required_parameter', 'item_id'],
    [
      'a part that only the assistant has',
      {
        type: 'conversation.item.create',
        event_id: 'mine',
        item: { type: 'message', role: 'user', content: [{ type: 'output_text', text: 'a' }] },
      },
      'invalid_value',
      'item.content[0].type',
    ],
    [
      'an unknown field of an item of input',
      {
        type: 'response.create',
        event_id: 'mine',
        response: { input: [{ type: 'item_reference', id: 'a', role: 'user' }] },
      },
      'unknown_parameter',
      'response.input[0].role',
    ],
    [
      'half a millisecond',
      { type: 'conversation.item.truncate', event_id: 'mine', item_id: 'a', content_index: 0, audio_end_ms: 0.5 },
      'invalid_type',
      'audio_end_ms',
    ],
  ])('%s', (_what, given, code, param) => {
    expect(refused(given)).toMatchObject({ code, param, eventId: 'mine' });
  });

  test('the words are those of the service', () => {
    expect(refused(update({ type: 'realtime', temperature: 1 })).message).toBe(
      "Unknown parameter: 'session.temperature'.",
    );
    expect(refused(update({})).message).toBe("Missing required parameter: 'session.type'.");
    expect(refused({ type: 'session.reset' }).message).toMatch(
      /^Invalid value: 'session\.reset'\. Supported values are: 'session\.update', 'conversation\.item\.create'/,
    );
  });

  test('what is no object at all is refused too', () => {
    for (const given of [null, 7, 'hello', [], undefined]) expect(refused(given).code).toBe('invalid_event');
  });
});

test('an unknown field is told before any other fault', () => {
  expect(refused(update({ type: 'realtime', instructions: 7, voice: 'alloy' }))).toMatchObject({
    param: 'session.voice',
  });
});
