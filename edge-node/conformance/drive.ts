import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { RealtimeServerEvent } from '../src/voice/engine.ts';
import { RecordedTalk } from '../src/voice/test/recorded-talk.ts';
import type { Bench } from './bench.ts';
import { driveSpeech } from './drive-speech.ts';

/** All that a client may say, by the published types. */
export const clientEventTypes = [
  'session.update',
  'conversation.item.create',
  'conversation.item.delete',
  'conversation.item.retrieve',
  'conversation.item.truncate',
  'input_audio_buffer.append',
  'input_audio_buffer.commit',
  'input_audio_buffer.clear',
  'output_audio_buffer.clear',
  'response.create',
  'response.cancel',
] as const;

type Sent = Readonly<Record<string, unknown>> & { readonly type: string };

const hoursTool = {
  type: 'function',
  name: 'opening_hours',
  description: 'When the gym is open.',
  parameters: { type: 'object', properties: { day: { type: 'string' } } },
};
const everything = {
  type: 'realtime',
  instructions: 'Be brief.',
  output_modalities: ['audio'],
  audio: {
    input: {
      format: { type: 'audio/pcm', rate: 24_000 },
      transcription: { model: 'whisper-1', language: 'fr' },
      noise_reduction: { type: 'far_field' },
      turn_detection: null,
    },
    output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'scripted', speed: 1 },
  },
  tools: [hoursTool],
  tool_choice: 'auto',
  reasoning: { effort: 'minimal' },
  max_output_tokens: 4096,
  truncation: { type: 'retention_ratio', retention_ratio: 0.8, token_limits: { post_instructions: 8000 } },
  tracing: { workflow_name: 'conformance' },
  include: ['item.input_audio_transcription.logprobs'],
};
const hours = JSON.stringify({
  ok: true,
  data: { days: [{ day: '2026-11-20', periods: [{ from: '06:00', to: '22:00' }] }] },
});

const tone = (ms: number, peak: number): string => {
  const pcm = Buffer.alloc(ms * 48);
  for (let at = 0; at < ms * 24; at += 1) pcm.writeInt16LE(Math.round(peak * Math.sin(at / 10)), at * 2);
  return pcm.toString('base64');
};

/** One conversation at the endpoint with every client event, every refusal, tools, audio, interruptions and failures. */
export async function drive(bench: Bench): Promise<{
  readonly events: readonly RealtimeServerEvent[];
  readonly sent: ReadonlySet<string>;
}> {
  const { served, voice, losePlace } = bench;
  const aloud = await driveSpeech(bench);
  const sent = new Set<string>();
  const talk = new RecordedTalk();
  const socket = new WebSocket(`${served.url}?model=local`);
  socket.on('message', (data) => talk.event(JSON.parse(data.toString()) as RealtimeServerEvent));
  socket.on('close', (code) => talk.ended({ cause: 'lost', message: `The endpoint closed the line with ${code}.` }));
  await once(socket, 'open');

  const send = (event: Sent): void => {
    sent.add(event.type);
    socket.send(JSON.stringify(event));
  };
  const refused = async (event: Sent, code: string): Promise<void> => {
    send({ ...event, event_id: `refuse ${code}` });
    const { error } = await talk.next('error');
    if (error.code !== code || error.event_id !== `refuse ${code}`) {
      throw new Error(`${event.type} was to be refused as ${code}, not as ${JSON.stringify(error)}.`);
    }
  };
  const create = async (item: object, previous?: string): Promise<string> => {
    send({ type: 'conversation.item.create', ...(previous === undefined ? {} : { previous_item_id: previous }), item });
    const done = await talk.next('conversation.item.done');
    return done.item.id ?? '';
  };
  const says = (text: string): Promise<string> =>
    create({ type: 'message', role: 'user', content: [{ type: 'input_text', text }] });
  const answer = async (response?: object) => {
    send({ type: 'response.create', ...(response === undefined ? {} : { response }) });
    return (await talk.next('response.done')).response;
  };
  const update = async (session: object): Promise<void> => {
    send({ type: 'session.update', session: { type: 'realtime', ...session } });
    await talk.next('session.updated');
  };

  await talk.next('conversation.created');
  await refused({ type: 'session.update', session: { type: 'realtime', temperature: 1 } }, 'unknown_parameter');
  await refused({ type: 'session.update', session: {} }, 'missing_required_parameter');
  await refused({ type: 'session.reset' }, 'invalid_value');
  await refused({ type: 'output_audio_buffer.clear' }, 'output_audio_buffer_empty');
  await refused({ type: 'response.cancel' }, 'response_cancel_not_active');
  socket.send('no JSON');
  await talk.next('error');
  await update(everything);

  const first = await says('Bonjour');
  await create({ type: 'message', role: 'system', content: [{ type: 'input_text', text: 'History.' }] }, 'root');
  const told = await create(
    { type: 'message', role: 'assistant', content: [{ type: 'output_text', text: 'Bonjour !' }] },
    first,
  );
  const call = { type: 'function_call', call_id: 'call_given', name: 'opening_hours', arguments: '{}' };
  await create(call, first);
  await create({ type: 'function_call_output', call_id: 'call_given', output: hours }, first);
  send({ type: 'conversation.item.retrieve', item_id: told });
  await talk.next('conversation.item.retrieved');
  send({ type: 'conversation.item.delete', item_id: told });
  await talk.next('conversation.item.deleted');
  for (const verb of ['retrieve', 'delete'] as const) {
    await refused({ type: `conversation.item.${verb}`, item_id: told }, `item_${verb}_invalid_item_id`);
  }
  const text = { type: 'message', role: 'user', content: [{ type: 'input_text', text: 'a' }] };
  await refused(
    { type: 'conversation.item.create', previous_item_id: told, item: text },
    'item_create_invalid_previous_item_id',
  );
  await refused({ type: 'conversation.item.create', item: { ...text, id: first } }, 'item_create_duplicate_id');
  await refused(
    { type: 'conversation.item.create', item: { type: 'function_call_output', call_id: 'none', output: '' } },
    'invalid_tool_call_id',
  );

  await says('Bonjour');
  const spoken = await answer({ metadata: { turn: '1' } });
  const itemId = spoken.output?.[0]?.id ?? '';
  const cut = { type: 'conversation.item.truncate', item_id: itemId, content_index: 0 };
  await refused({ ...cut, audio_end_ms: 3_600_000 }, 'invalid_value');
  await refused({ ...cut, item_id: told, audio_end_ms: 0 }, 'item_truncate_invalid_item_id');
  send({ ...cut, audio_end_ms: 400 });
  await talk.next('conversation.item.truncated');
  send({ type: 'conversation.item.retrieve', item_id: itemId });
  await talk.next('conversation.item.retrieved');
  await refused(
    { type: 'session.update', session: { type: 'realtime', audio: { output: { voice: 'another' } } } },
    'cannot_update_voice',
  );

  await says('Quels sont les horaires aujourd’hui ?');
  const called = await answer();
  const [asked] = called.output ?? [];
  if (asked?.type !== 'function_call') throw new Error('The engine was to call a tool.');
  await create({ type: 'function_call_output', call_id: asked.call_id, output: hours });
  await answer({ output_modalities: ['text'] });

  voice.hold(true);
  await says('Bonjour');
  send({ type: 'response.create' });
  await talk.next('response.output_audio.delta');
  await refused({ type: 'response.create' }, 'conversation_already_has_active_response');
  send({ type: 'output_audio_buffer.clear' });
  await talk.next('output_audio_buffer.cleared');
  await talk.next('response.done');
  send({ type: 'response.create' });
  await talk.next('response.output_audio.delta');
  send({ type: 'response.cancel' });
  await talk.next('response.done');
  voice.hold(false);

  const input = [{ type: 'message', role: 'user', content: [{ type: 'input_text', text: 'Bonjour' }] }];
  await answer({
    conversation: 'none',
    input: [...input, { type: 'item_reference', id: first }],
    output_modalities: ['text'],
  });
  await answer({ max_output_tokens: 2, output_modalities: ['text'], instructions: 'Say little.', tools: [] });
  await refused(
    { type: 'response.create', response: { input: [{ type: 'item_reference', id: told }] } },
    'invalid_item_reference',
  );

  await refused({ type: 'input_audio_buffer.commit' }, 'input_audio_buffer_commit_empty');
  await refused({ type: 'input_audio_buffer.append', audio: '!' }, 'invalid_value');
  send({ type: 'input_audio_buffer.append', audio: tone(200, 8000) });
  send({ type: 'input_audio_buffer.commit' });
  await talk.next('conversation.item.input_audio_transcription.failed');
  await answer();
  send({ type: 'input_audio_buffer.append', audio: tone(200, 8000) });
  send({ type: 'input_audio_buffer.clear' });
  await talk.next('input_audio_buffer.cleared');

  await update({ audio: { input: { turn_detection: { type: 'server_vad', idle_timeout_ms: 5000 } } } });
  send({ type: 'input_audio_buffer.append', audio: tone(600, 8000) });
  await talk.next('input_audio_buffer.speech_started');
  send({ type: 'input_audio_buffer.append', audio: tone(800, 0) });
  await talk.next('input_audio_buffer.speech_stopped');
  await talk.next('response.done');
  send({ type: 'input_audio_buffer.append', audio: tone(5200, 0) });
  await talk.next('input_audio_buffer.timeout_triggered');
  await talk.next('response.done');
  voice.hold(true);
  await says('Bonjour');
  send({ type: 'response.create' });
  await talk.next('response.output_audio.delta');
  send({ type: 'input_audio_buffer.append', audio: tone(600, 8000) });
  await talk.next('response.done');
  voice.hold(false);
  await update({ audio: { input: { turn_detection: { type: 'semantic_vad', eagerness: 'high' } } } });

  losePlace();
  await answer({ output_modalities: ['text'] });
  socket.close();
  await talk.untilEnded();
  return { events: [...aloud, ...talk.events], sent };
}
