import type { WebSocket } from 'ws';
import type { RealtimeServerEvent } from '../engine.ts';
import { commitMsMin, Hearing } from './faulty-engine-hearing.ts';
import { type Item, KeptItems } from './faulty-engine-items.ts';
import { FaultyLine } from './faulty-engine-line.ts';
import { answer, type Answering, toneOf } from './faulty-engine-response.ts';
import { count, type Heard, type Script, type Seen, type Usage } from './faulty-engine-script.ts';
import { usageOf } from './faulty-engine-usage.ts';
import { type ClientEvent, readClientEvent, type ResponseWish, type SessionChange } from './faulty-engine-wire.ts';

type ClientEventOf<Type extends ClientEvent['type']> = Extract<ClientEvent, { type: Type }>;

export interface ConversationDeps {
  readonly socket: WebSocket;
  readonly model: string;
  readonly script: Script;
  readonly seen: Seen;
  readonly newId: (kind: string) => string;
  readonly nowMs: () => number;
  /** Runs something later; the answer forgets it. */
  readonly later: (ms: number, run: () => void) => () => void;
}

/** A response that another one has to find active takes its time. */
const racePaceMs = 5;

/** One session of the service. */
export class FaultyConversation {
  readonly #deps: ConversationDeps;
  readonly #line: FaultyLine;
  readonly #id: string;
  readonly #items = new KeptItems();
  readonly #hearing: Hearing;
  #session: SessionChange;
  /** The response of the conversation; those aside of it run beside. */
  #answering: Answering | undefined;
  /** Of every response that waits for its next step. */
  readonly #waiting = new Map<Answering, { readonly forget: () => void; readonly next: () => void }>();
  #paceMs: number | undefined;
  #lateDeltas = 0;
  #answers = 0;
  #heard: string | null = null;
  #outputs: { callId: string; output: string }[] = [];
  #readBefore = { text: 0, audio: 0 };
  #hasSpoken = false;
  #afterAnswer: (() => void)[] = [];

  constructor(deps: ConversationDeps) {
    this.#deps = deps;
    const { socket, script, seen, newId, model } = deps;
    this.#id = newId('conv');
    this.#paceMs = script.paceMs;
    this.#session = {
      ...{ type: 'realtime', model, output_modalities: ['audio'], tools: [], tool_choice: 'auto', truncation: 'auto' },
      audio: {
        input: {
          ...{ format: { type: 'audio/pcm', rate: 24_000 } },
          turn_detection: { type: 'server_vad', create_response: true, interrupt_response: true },
        },
        output: { format: { type: 'audio/pcm', rate: 24_000 }, voice: 'marin', speed: 1 },
      },
    };
    this.#line = new FaultyLine({
      ...{ socket, faults: script.faults ?? [], seen, newId },
      slowed: (ms) => (this.#paceMs = ms),
      lateDeltas: (deltas) => (this.#lateDeltas = deltas),
      race: () => this.#respond({}, racePaceMs),
    });
    this.#hearing = new Hearing({
      ...{ utterances: script.utterances ?? [], seen, newId, send: (event) => this.#line.send(event) },
      input: () => this.#session.audio?.input ?? {},
      keep: (itemId, item, audioMs) => {
        const before = this.#items.lastId;
        this.#items.put(itemId, { item, audioMs });
        return before;
      },
      speechStarted: () => {
        const interrupts = this.#session.audio?.input?.turn_detection?.interrupt_response !== false;
        if (this.#answering !== undefined && interrupts) this.#stop(this.#answering, 'turn_detected');
      },
      heard: (text, isOver) => {
        this.#heard = text;
        const answers = this.#session.audio?.input?.turn_detection?.create_response !== false;
        if (isOver && answers && this.#answering === undefined) this.#respond({});
      },
      afterAnswer: (run) => this.#afterAnswer.push(run),
    });
    socket.on('message', (data, isBinary) => {
      if (isBinary) this.#line.error('invalid_event', 'Events are text.');
      else this.#read(String(data));
    });
    socket.on('close', () => this.close());
    this.#line.send({ type: 'session.created', session: this.#sessionSent() });
  }

  speak(transcript: string, ms: number): void {
    this.#hearing.speak(transcript, ms);
  }

  close(): void {
    for (const { forget } of this.#waiting.values()) forget();
    this.#waiting.clear();
    this.#answering = undefined;
  }

  #read(raw: string): void {
    if (this.#line.isMute) return;
    const read = readClientEvent(raw);
    if ('refused' in read) {
      const { code, message, param, event_id } = read.refused;
      return this.#line.error(code, message, param, event_id);
    }
    const { event } = read;
    count(this.#deps.seen.clientEvents, event.type);
    if (this.#line.obeys(event.type)) this.#obey(event);
  }

  #obey(event: ClientEvent): void {
    switch (event.type) {
      case 'session.update':
        return this.#update(event);
      case 'conversation.item.create':
        return this.#create(event);
      case 'conversation.item.delete':
        if (!this.#items.delete(event.item_id)) return this.#noItem(event, 'delete', 'deleting');
        return this.#line.send({ type: 'conversation.item.deleted', item_id: event.item_id });
      case 'conversation.item.retrieve': {
        const kept = this.#items.get(event.item_id);
        if (kept === undefined) return this.#noItem(event, 'retrieve', 'retrieving');
        return this.#line.send({ type: 'conversation.item.retrieved', item: kept.item });
      }
      case 'conversation.item.truncate':
        return this.#truncate(event);
      case 'input_audio_buffer.append':
        return this.#hearing.append(Buffer.byteLength(event.audio, 'base64'));
      case 'input_audio_buffer.commit':
        return this.#commit(event);
      case 'input_audio_buffer.clear':
        this.#hearing.clear();
        return this.#line.send({ type: 'input_audio_buffer.cleared' });
      case 'output_audio_buffer.clear':
        // The service plays nothing over a WebSocket: there is no buffer of its own to clear.
        return this.#refuse(event, 'invalid_value', 'output_audio_buffer.clear is for WebRTC and SIP only.');
      case 'response.create':
        return this.#createResponse(event);
      case 'response.cancel':
        return this.#cancel(event);
    }
  }

  #refuse({ event_id }: { event_id?: string | undefined }, code: string, message: string, param?: string): void {
    this.#line.error(code, message, param ?? null, event_id ?? null);
  }

  #noItem(
    event: ClientEventOf<'conversation.item.delete' | 'conversation.item.retrieve' | 'conversation.item.truncate'>,
    verb: string,
    doing: string,
  ): void {
    const message = `Error ${doing} item: the item with id '${event.item_id}' does not exist.`;
    this.#refuse(event, `item_${verb}_invalid_item_id`, message, 'item_id');
  }

  #update(event: ClientEventOf<'session.update'>): void {
    const { session } = event;
    const voice = session.audio?.output?.voice;
    if (this.#hasSpoken && voice !== undefined && voice !== this.#session.audio?.output?.voice) {
      const message = "Cannot update a conversation's voice if assistant audio is present.";
      return this.#refuse(event, 'cannot_update_voice', message, 'session.audio.output.voice');
    }
    const { audio } = this.#session;
    this.#session = {
      ...{ ...this.#session, ...session, model: this.#deps.model },
      audio: {
        input: { ...audio?.input, ...session.audio?.input },
        output: { ...audio?.output, ...session.audio?.output },
      },
    };
    this.#line.send({ type: 'session.updated', session: this.#sessionSent() });
  }

  #create(event: ClientEventOf<'conversation.item.create'>): void {
    const { seen, newId } = this.#deps;
    const { item: wish } = event;
    if (wish.id !== undefined && this.#items.get(wish.id) !== undefined) {
      const message = `Error adding item: an item with id '${wish.id}' already exists.`;
      return this.#refuse(event, 'invalid_value', message, 'item.id');
    }
    if (wish.type === 'function_call_output') {
      if (!this.#items.hasCall(wish.call_id)) {
        const message = `Tool call ID '${wish.call_id}' not found in conversation.`;
        return this.#refuse(event, 'invalid_tool_call_id', message, 'item.call_id');
      }
      const made = seen.calls.get(wish.call_id);
      if (made !== undefined) made.outputs += 1;
      this.#outputs.push({ callId: wish.call_id, output: wish.output });
    }
    if (wish.type === 'message' && wish.role === 'user') {
      this.#heard = wish.content.map((part) => (part.type === 'input_text' ? part.text : part.transcript)).join(' ');
    }
    const { previous_item_id: after } = event;
    if (after !== undefined && after !== null && after !== 'root' && this.#items.get(after) === undefined) {
      const message = `Error adding item: the previous item with id '${after}' does not exist.`;
      return this.#refuse(event, 'item_create_invalid_previous_item_id', message, 'previous_item_id');
    }
    const previous = after === 'root' ? null : (after ?? this.#items.lastId);
    const item = { ...wish, id: wish.id ?? newId('item'), object: 'realtime.item', status: 'completed' } as Item & {
      id: string;
    };
    this.#items.put(item.id, { item, audioMs: 0 }, after);
    this.#line.send({ type: 'conversation.item.added', previous_item_id: previous, item });
    this.#line.send({ type: 'conversation.item.done', previous_item_id: previous, item });
  }

  #truncate(event: ClientEventOf<'conversation.item.truncate'>): void {
    const { seen } = this.#deps;
    const { item_id, audio_end_ms, content_index } = event;
    const kept = this.#items.get(item_id);
    const refuse = (code: string, message: string): void => {
      seen.truncatesRefused += 1;
      this.#refuse(event, code, message);
    };
    if (kept === undefined) {
      seen.truncatesRefused += 1;
      return this.#noItem(event, 'truncate', 'truncating');
    }
    const { item, audioMs } = kept;
    const isSpeech = item.type === 'message' && item.role === 'assistant' && audioMs > 0 && content_index === 0;
    if (!isSpeech) return refuse('unsupported_content_type', 'Only model output audio messages can be truncated');
    if (audio_end_ms > audioMs) {
      const message = `Audio content of ${Math.floor(audioMs)}ms is already shorter than ${audio_end_ms}ms`;
      return refuse('invalid_value', message);
    }
    seen.truncatesDone += 1;
    kept.audioMs = audio_end_ms;
    // What was not heard was not said.
    kept.item = { ...item, content: [{ type: 'output_audio' }] };
    this.#line.send({ type: 'conversation.item.truncated', item_id, content_index, audio_end_ms });
  }

  #commit(event: ClientEventOf<'input_audio_buffer.commit'>): void {
    const { uncommittedMs } = this.#hearing;
    if (uncommittedMs >= commitMsMin) return this.#hearing.commit();
    const message = `Error committing input audio buffer: buffer too small. Expected at least ${commitMsMin}ms of audio, but buffer only has ${uncommittedMs.toFixed(2)}ms of audio.`;
    return this.#refuse(event, 'input_audio_buffer_commit_empty', message);
  }

  #createResponse(event: ClientEventOf<'response.create'>): void {
    if (this.#answering !== undefined && event.response?.conversation !== 'none') {
      const message = `Conversation already has an active response in progress: ${this.#answering.id}. Wait until the response is finished before creating a new one.`;
      return this.#refuse(event, 'conversation_already_has_active_response', message);
    }
    this.#respond(event.response ?? {});
  }

  #cancel(event: ClientEventOf<'response.cancel'>): void {
    const isOther = event.response_id !== undefined && event.response_id !== this.#answering?.id;
    if (this.#answering === undefined || isOther) {
      return this.#refuse(event, 'response_cancel_not_active', 'Cancellation failed: no active response found');
    }
    this.#stop(this.#answering, 'client_cancelled');
  }

  /** The step that it waited for comes now, and is its last. */
  #stop(answering: Answering, why: NonNullable<Answering['cancelled']>): void {
    answering.cancelled ??= why;
    const waiting = this.#waiting.get(answering);
    waiting?.forget();
    waiting?.next();
  }

  #respond(wish: ResponseWish, paceMsMin?: number): void {
    const { script, seen, newId, socket } = this.#deps;
    seen.responsesCreated += 1;
    this.#answers += 1;
    const instructions = wish.instructions ?? this.#session.instructions ?? '';
    const tools = wish.tools ?? this.#session.tools ?? [];
    const heard: Heard = {
      ...{ text: this.#heard, outputs: this.#outputs, nth: this.#answers, instructions },
      tools: tools.map(({ name }) => name),
      metadata: wish.metadata ?? {},
    };
    this.#outputs = [];
    const answering: Answering = {
      id: newId('resp'),
      isSpoken: (wish.output_modalities ?? this.#session.output_modalities)?.[0] !== 'text',
      isAside: wish.conversation === 'none',
      ...{ metadata: wish.metadata ?? null, outMs: 0, lettersOut: 0 },
    };
    if (!answering.isAside) this.#answering = answering;
    const reply = script.reply?.(heard) ?? { text: `I heard: ${heard.text ?? 'nothing'}.` };
    const steps = answer({
      ...{ reply, answering, conversationId: this.#id, newId },
      ...{ deltaMs: script.deltaMs ?? 100, characterMs: script.characterMs ?? 60 },
      send: (event) => {
        if (event.type === 'response.done') this.#ended(answering);
        this.#line.send(event);
      },
      keep: (item, audioMs) => {
        if (answering.isAside || item.id === undefined || item.id === null) return;
        if (audioMs > 0) this.#hasSpoken = true;
        const before = this.#items.get(item.id);
        // A truncate during the speech is not undone by its end.
        const isCut = before !== undefined && answering.cancelled !== undefined && before.audioMs < audioMs;
        if (!isCut) this.#items.put(item.id, { item, audioMs });
      },
      lastItemId: () => this.#items.lastId,
      usage: () => this.#bill(answering, reply.usage, instructions.length + JSON.stringify(tools).length),
      called: (callId, name) => seen.calls.set(callId, { name, outputs: 0 }),
    });
    const next = (): void => {
      this.#waiting.delete(answering);
      for (;;) {
        if (socket.readyState !== socket.OPEN || this.#line.isMute) return;
        if (steps.next().done === true) {
          if (answering.cancelled !== undefined) this.#sendLate(answering);
          for (const run of this.#afterAnswer.splice(0)) run();
          return;
        }
        const paceMs = this.#paceMs ?? paceMsMin;
        if (paceMs === undefined || answering.cancelled !== undefined) continue;
        this.#waiting.set(answering, { forget: this.#deps.later(paceMs, next), next });
        return;
      }
    };
    next();
  }

  #ended(answering: Answering): void {
    if (this.#answering === answering) this.#answering = undefined;
  }

  /** What the model had made already when it was told to stop. */
  #sendLate({ id, isSpoken, spoken, outMs }: Answering): void {
    if (spoken === undefined || !isSpoken) return;
    const { itemId, outputIndex } = spoken;
    const at = { response_id: id, item_id: itemId, output_index: outputIndex, content_index: 0 };
    const { deltaMs = 100 } = this.#deps.script;
    const delta = toneOf(deltaMs).toString('base64');
    const kept = this.#items.get(itemId);
    for (let left = this.#lateDeltas; left > 0; left -= 1) {
      if (kept !== undefined && kept.audioMs >= outMs) kept.audioMs += deltaMs;
      this.#line.send({ ...at, type: 'response.output_audio.delta', delta });
    }
  }

  #bill(answering: Answering, given: Usage | undefined, lettersBefore: number): Usage {
    const { seen, model } = this.#deps;
    const usage =
      given ??
      usageOf({
        lettersIn: Math.max(0, lettersBefore + this.#items.letters - answering.lettersOut),
        ...{
          memberMs: this.#items.audioMsOf('user'),
          jarvisMs: Math.max(0, this.#items.audioMsOf('assistant') - answering.outMs),
        },
        ...{ lettersOut: answering.lettersOut, outMs: answering.outMs, readBefore: this.#readBefore },
      });
    const { text_tokens, audio_tokens } = usage.input_token_details;
    this.#readBefore = { text: text_tokens, audio: audio_tokens };
    seen.usages.push({ model, usage });
    return usage;
  }

  #sessionSent(): Extract<RealtimeServerEvent, { type: 'session.created' }>['session'] {
    const { script, nowMs } = this.#deps;
    this.#expiresAt ??= Math.floor(nowMs() / 1000) + (script.expiresInS ?? 3600);
    const more = { id: `sess_${this.#id}`, object: 'realtime.session', expires_at: this.#expiresAt };
    return { ...this.#session, ...more } as Extract<RealtimeServerEvent, { type: 'session.created' }>['session'];
  }

  #expiresAt: number | undefined;
}
