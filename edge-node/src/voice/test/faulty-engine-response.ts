import type { RealtimeServerEvent } from '../engine.ts';
import type { Unsent } from './faulty-engine-line.ts';
import type { Reply, Usage } from './faulty-engine-script.ts';

type ResponseEvent = Extract<RealtimeServerEvent, { type: 'response.done' }>['response'];
type ResponseStatus = NonNullable<ResponseEvent['status']>;
type Item = NonNullable<ResponseEvent['output']>[number];

/** An answer on its way, item by item. */
export interface Answering {
  readonly id: string;
  readonly isSpoken: boolean;
  /** Not of the conversation: `conversation: none`. */
  readonly isAside: boolean;
  readonly metadata: Record<string, string> | null;
  /** Of the speech that it has sent, ms. */
  outMs: number;
  lettersOut: number;
  /** Set from outside: it ends at the next step. */
  cancelled?: 'turn_detected' | 'client_cancelled';
  /** The item that it spoke last. */
  spoken?: { readonly itemId: string; readonly outputIndex: number };
}

export interface AnswerDeps {
  readonly reply: Reply;
  readonly answering: Answering;
  readonly conversationId: string;
  readonly deltaMs: number;
  readonly characterMs: number;
  readonly send: (event: Unsent) => void;
  readonly newId: (kind: string) => string;
  /** An item has begun or grown: what the service keeps of it. */
  readonly keep: (item: Item, audioMs: number) => void;
  /** @returns the item before a new one. */
  readonly lastItemId: () => string | null;
  readonly usage: () => Usage;
  readonly called: (callId: string, name: string) => void;
}

export const bytesAMs = 48;
/** A second of 440 Hz, quiet. */
const tone = ((): Buffer => {
  const second = Buffer.alloc(24_000 * 2);
  for (let at = 0; at < 24_000; at += 1) {
    second.writeInt16LE(Math.round(6000 * Math.sin((2 * Math.PI * 440 * at) / 24_000)), at * 2);
  }
  return second;
})();

/** A tone of this length, whole samples. */
export function toneOf(ms: number): Buffer {
  const bytes = Math.max(2, Math.round(ms * bytesAMs) & ~1);
  return Buffer.alloc(bytes, tone);
}

/** Everything that the service says of one response, in its order; every step may be its last. */
export function* answer(deps: AnswerDeps): Generator<void> {
  const { reply, answering, send, newId } = deps;
  const output: Item[] = [];
  send({ type: 'response.created', response: responseOf(deps, 'in_progress', []) });
  yield;
  if (reply.text !== undefined && answering.cancelled === undefined) {
    yield* message(deps, reply.text, output);
  }
  for (const call of reply.calls ?? []) {
    if (answering.cancelled !== undefined) break;
    const callId = call.callId ?? newId('call');
    yield* functionCall(deps, { callId, name: call.name, args: JSON.stringify(call.args) }, output);
  }
  const { cancelled } = answering;
  const status = cancelled !== undefined ? 'cancelled' : reply.failed !== undefined ? 'failed' : 'completed';
  const usage = deps.usage();
  const response = { ...responseOf(deps, status, output), usage };
  if (cancelled !== undefined) response.status_details = { type: 'cancelled', reason: cancelled };
  else if (reply.failed !== undefined) response.status_details = { type: 'failed', error: reply.failed };
  send({ type: 'response.done', response });
  send({
    type: 'rate_limits.updated',
    rate_limits: [{ name: 'tokens', limit: 200_000, remaining: 200_000 - usage.total_tokens, reset_seconds: 1 }],
  });
}

function* message(deps: AnswerDeps, text: string, output: Item[]): Generator<void> {
  const { reply, answering, send, newId, keep, lastItemId, deltaMs, characterMs } = deps;
  const { isSpoken } = answering;
  const itemId = newId('item');
  const [outputIndex, previous] = [output.length, lastItemId()];
  const at = { response_id: answering.id, item_id: itemId, output_index: outputIndex, content_index: 0 };
  const itemOf = (status: 'in_progress' | 'completed' | 'incomplete', said?: string): Item => ({
    ...{ id: itemId, object: 'realtime.item', type: 'message', status, role: 'assistant' },
    content:
      said === undefined
        ? []
        : [isSpoken ? { type: 'output_audio', transcript: said } : { type: 'output_text', text: said }],
  });
  send({ ...of(answering, outputIndex), type: 'response.output_item.added', item: itemOf('in_progress') });
  if (!answering.isAside) {
    send({ type: 'conversation.item.added', previous_item_id: previous, item: itemOf('in_progress') });
  }
  keep(itemOf('in_progress'), 0);
  send({
    ...{ ...at, type: 'response.content_part.added' },
    part: isSpoken ? { type: 'audio', transcript: '' } : { type: 'text', text: '' },
  });
  yield;
  const pcm = isSpoken ? (reply.pcm ?? toneOf(text.length * characterMs)) : undefined;
  const deltaBytes = Math.max(2, deltaMs * bytesAMs);
  const deltas = pcm === undefined ? Math.max(1, Math.ceil(text.length / 12)) : Math.ceil(pcm.length / deltaBytes);
  let said = '';
  let sentBytes = 0;
  answering.spoken = { itemId, outputIndex };
  for (let nth = 0; nth < deltas && answering.cancelled === undefined; nth += 1) {
    const words = text.slice(Math.floor((text.length * nth) / deltas), Math.floor((text.length * (nth + 1)) / deltas));
    said += words;
    answering.lettersOut += words.length;
    if (pcm === undefined) {
      send({ ...at, type: 'response.output_text.delta', delta: words });
    } else {
      const piece = Buffer.from(pcm.subarray(nth * deltaBytes, (nth + 1) * deltaBytes));
      sentBytes += piece.length;
      answering.outMs += piece.length / bytesAMs;
      // Kept before it is heard of: a truncate that answers this delta finds it.
      keep(itemOf('in_progress', said), sentBytes / bytesAMs);
      if (words !== '') send({ ...at, type: 'response.output_audio_transcript.delta', delta: words });
      send({ ...at, type: 'response.output_audio.delta', delta: piece.toString('base64') });
    }
    yield;
  }
  if (isSpoken) {
    send({ ...at, type: 'response.output_audio.done' });
    send({ ...at, type: 'response.output_audio_transcript.done', transcript: said });
  } else {
    send({ ...at, type: 'response.output_text.done', text: said });
  }
  send({
    ...{ ...at, type: 'response.content_part.done' },
    part: isSpoken ? { type: 'audio', transcript: said } : { type: 'text', text: said },
  });
  const whole = itemOf(answering.cancelled === undefined ? 'completed' : 'incomplete', said);
  keep(whole, sentBytes / bytesAMs);
  if (!answering.isAside) send({ type: 'conversation.item.done', previous_item_id: previous, item: whole });
  send({ ...of(answering, outputIndex), type: 'response.output_item.done', item: whole });
  output.push(whole);
  yield;
}

function* functionCall(
  deps: AnswerDeps,
  { callId, name, args }: { callId: string; name: string; args: string },
  output: Item[],
): Generator<void> {
  const { answering, send, newId, keep, lastItemId, called } = deps;
  const itemId = newId('item');
  const [outputIndex, previous] = [output.length, lastItemId()];
  const itemOf = (status: 'in_progress' | 'completed' | 'incomplete', written: string): Item => ({
    ...{ id: itemId, object: 'realtime.item', type: 'function_call', status, name, call_id: callId },
    arguments: written,
  });
  const at = { response_id: answering.id, item_id: itemId, output_index: outputIndex, call_id: callId };
  send({ ...of(answering, outputIndex), type: 'response.output_item.added', item: itemOf('in_progress', '') });
  if (!answering.isAside) {
    send({ type: 'conversation.item.added', previous_item_id: previous, item: itemOf('in_progress', '') });
  }
  send({ ...at, type: 'response.function_call_arguments.delta', delta: args });
  yield;
  if (answering.cancelled !== undefined) {
    const broken = itemOf('incomplete', '');
    if (!answering.isAside) send({ type: 'conversation.item.done', previous_item_id: previous, item: broken });
    send({ ...of(answering, outputIndex), type: 'response.output_item.done', item: broken });
    output.push(broken);
    return;
  }
  answering.lettersOut += args.length;
  called(callId, name);
  const whole = itemOf('completed', args);
  keep(whole, 0);
  send({ ...at, type: 'response.function_call_arguments.done', name, arguments: args });
  if (!answering.isAside) send({ type: 'conversation.item.done', previous_item_id: previous, item: whole });
  send({ ...of(answering, outputIndex), type: 'response.output_item.done', item: whole });
  output.push(whole);
  yield;
}

const of = ({ id }: Answering, outputIndex: number): { response_id: string; output_index: number } => ({
  ...{ response_id: id, output_index: outputIndex },
});

const responseOf = (
  { answering, conversationId }: AnswerDeps,
  status: ResponseStatus,
  output: Item[],
): ResponseEvent => ({
  ...{ id: answering.id, object: 'realtime.response', status, output: [...output], metadata: answering.metadata },
  ...(answering.isAside ? {} : { conversation_id: conversationId }),
  output_modalities: [answering.isSpoken ? 'audio' : 'text'],
  max_output_tokens: 'inf',
});
