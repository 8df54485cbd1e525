import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { RealtimeServerEvent } from '../src/voice/engine.ts';
import { RecordedTalk } from '../src/voice/test/recorded-talk.ts';
import { ScriptedEars, soundOf } from '../src/voice/test/scripted-ears.ts';
import type { Bench } from './bench.ts';

/** A conversation at the endpoint in which words are spoken and understood, interrupted, late, and not understood any more. */
export async function driveSpeech({ served, voice, hear }: Bench): Promise<readonly RealtimeServerEvent[]> {
  const ears = new ScriptedEars();
  hear(ears);
  const talk = new RecordedTalk();
  const socket = new WebSocket(`${served.url}?model=local`);
  socket.on('message', (data) => talk.event(JSON.parse(data.toString()) as RealtimeServerEvent));
  socket.on('close', (code) => talk.ended({ cause: 'lost', message: `The endpoint closed the line with ${code}.` }));
  await once(socket, 'open');
  const send = (event: object): void => socket.send(JSON.stringify(event));
  const sound = (ms: number, kind: 'speech' | 'quiet'): void => {
    const pcm = soundOf(ms, kind);
    for (let at = 0; at < pcm.length; at += 960) {
      send({ type: 'input_audio_buffer.append', audio: pcm.subarray(at, at + 960).toString('base64') });
    }
  };
  const words = 'conversation.item.input_audio_transcription';
  const input = { transcription: { model: 'whisper-1', language: 'fr' }, turn_detection: { type: 'server_vad' } };
  send({ type: 'session.update', session: { type: 'realtime', audio: { input } } });
  await talk.next('session.updated');

  ears.sentences.push('Bonjour tout le monde', 'Attends un peu', 'Encore une chose', 'La dernière');
  voice.hold(true);
  sound(800, 'speech');
  sound(400, 'quiet');
  await talk.next(`${words}.completed`);
  await talk.next('response.output_audio.delta');
  sound(600, 'speech');
  await talk.next('response.done');
  await talk.next(`${words}.delta`);
  voice.hold(false);
  sound(400, 'quiet');
  await talk.next(`${words}.completed`);
  await talk.next('response.done');

  send({ type: 'session.update', session: { type: 'realtime', audio: { input: { turn_detection: null } } } });
  await talk.next('session.updated');
  sound(600, 'speech');
  send({ type: 'input_audio_buffer.commit' });
  await talk.next(`${words}.completed`);
  send({ type: 'response.create' });
  await talk.next('response.done');
  ears.break();
  sound(200, 'speech');
  await talk.next('error');
  socket.close();
  await talk.untilEnded();
  hear(undefined);
  return talk.events;
}
