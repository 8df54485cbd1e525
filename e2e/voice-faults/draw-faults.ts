import type { PlannedFault, Script, Utterance } from '@jarvis-edge/edge-node/voice/test/faulty-engine-script.ts';
import { happens, oneOf, type Random, whole } from '../chance.ts';

type ServerMoment = Extract<PlannedFault, { on: 'server-event' }>;

const moments: readonly [ServerMoment['type'], most: number][] = [
  ['session.created', 1],
  ['session.updated', 1],
  ['conversation.item.done', 5],
  ['response.created', 5],
  ['response.output_item.added', 4],
  ['response.output_audio.delta', 40],
  ['response.output_audio.delta', 40],
  ['response.output_audio_transcript.done', 4],
  ['response.function_call_arguments.done', 1],
  ['response.output_item.done', 4],
  ['response.done', 5],
  ['input_audio_buffer.speech_stopped', 2],
];

const faultsOf = (random: Random): readonly ServerMoment['fault'][] => [
  { kind: 'cut' },
  { kind: 'cut' },
  { kind: 'close', code: 1011, reason: 'internal_error' },
  { kind: 'expire' },
  { kind: 'malformed' },
  { kind: 'unknown-event' },
  { kind: 'duplicate' },
  { kind: 'duplicate' },
  { kind: 'drop' },
  { kind: 'out-of-order', by: whole(random, 1, 4) },
  { kind: 'error', code: 'server_error', message: 'The server had an error.' },
  { kind: 'black-hole', pongs: happens(random, 0.5) },
  { kind: 'slow-drip', ms: whole(random, 200, 600) },
];

/** What may go wrong on the way of one connection; of the moments, each within the first turns of a conversation. */
export function drawFaults(random: Random): Pick<Script, 'handshake' | 'faults' | 'expiresInS'> {
  const expiresInS = happens(random, 0.1) ? whole(random, 125, 140) : 3600;
  if (happens(random, 0.3)) return { expiresInS };
  if (happens(random, 0.15)) {
    const handshake = oneOf(random, [
      { kind: 'status', status: 429, retryAfter: '1', code: 'rate_limit_exceeded' },
      { kind: 'status', status: 500 },
      { kind: 'black-hole' },
      { kind: 'cut' },
    ] as const);
    return { handshake };
  }
  const faults: PlannedFault[] = [];
  for (let left = whole(random, 1, 3); left > 0; left -= 1) {
    const [type, most] = oneOf(random, moments);
    faults.push({ on: 'server-event', type, nth: whole(random, 1, most), fault: oneOf(random, faultsOf(random)) });
  }
  if (happens(random, 0.3)) {
    const fault = { kind: 'late-deltas', count: whole(random, 1, 6) } as const;
    faults.push({ on: 'client-event', type: 'response.cancel', nth: 1, fault });
  }
  if (happens(random, 0.2)) {
    const nth = whole(random, 1, 4);
    faults.push({ on: 'client-event', type: 'response.create', nth, fault: { kind: 'active-response-race' } });
  }
  return { faults, expiresInS };
}

/** What a person has to mend: the box talks by itself from then on. */
export const lastingFaults: readonly Script[] = [
  { handshake: { kind: 'status', status: 401, code: 'invalid_api_key', message: 'Incorrect API key provided.' } },
  { handshake: { kind: 'status', status: 403 } },
  { handshake: { kind: 'status', status: 429, code: 'insufficient_quota' } },
  ...[
    { kind: 'close', code: 4000, reason: 'invalid_request_error.beta_api_shape_disabled' } as const,
    { kind: 'error', code: 'billing_hard_limit_reached', message: 'Billing hard limit has been reached.' } as const,
  ].flatMap((fault): Script[] => [
    { faults: [{ on: 'server-event', type: 'session.created', nth: 1, fault }] },
    { faults: [{ on: 'server-event', type: 'response.output_audio.delta', nth: 9, fault }] },
  ]),
];

const spoken = ['Et demain ?', 'Stop', 'Non merci', 'Je cherche le cours de yoga', 'Oui', 'Attends'];

/** Somebody speaks at a microphone within so much of its audio, ms: then everybody has gone. */
export const lastWordMs = 25_000;

/** When a member in front of the microphone speaks, by the audio that was heard. */
export function drawUtterances(random: Random): Utterance[] {
  const utterances: Utterance[] = [];
  for (let atMs = whole(random, 500, 4000); atMs < lastWordMs; atMs += whole(random, 3000, 9000)) {
    utterances.push({
      ...{ fromMs: atMs, toMs: atMs + whole(random, 300, 1500), isLate: happens(random, 0.2) },
      transcript: happens(random, 0.05) ? null : oneOf(random, spoken),
    });
  }
  return utterances;
}
