import { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { Heard, Listening, SpeechIn } from '../speech/speech-in.ts';
import type { ConversationItems, Kept } from './conversation-items.ts';
import { InputAudio } from './input-audio.ts';
import { keptItem } from './kept-item.ts';
import type { Tell } from './message-out.ts';
import type { Refusal } from './refusal.ts';
import type { SessionConfig } from './session-config.ts';

export interface MemberAudioDeps {
  /** Undefined where no words are understood. */
  readonly speechIn: SpeechIn | undefined;
  /** What is spoken until the client pins another. */
  readonly language: Language;
  readonly config: () => Pick<SessionConfig, 'turnDetection' | 'transcription'>;
  readonly items: ConversationItems;
  /** @returns whether there was room for it. */
  readonly place: (kept: Kept) => boolean;
  readonly newItemId: () => string;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly tell: Tell;
  /** The member speaks while they are answered. */
  readonly interrupt: () => void;
  /** The member waits for an answer that no client asks for. */
  readonly respond: () => void;
  /** The ears broke; holds nothing that was said. */
  readonly failed: (error: unknown) => void;
}

/** What becomes one item. */
interface Utterance {
  /** Undefined until it is committed, where the client cuts the turns. */
  itemId: string | undefined;
  heardMs: number;
  /** Parts that have begun and of which the words are not known. */
  pending: number;
  readonly words: string[];
  /** How far its words were told while they were spoken. */
  told: string;
  readonly known: PromiseWithResolvers<void>;
  callOff: () => void;
}

/** A microphone that is listened to in one language. @property queue Whose words come next. */
interface Ear {
  listening: Listening | undefined;
  readonly queue: Utterance[];
  isRetired: boolean;
}

/** Words that are not there by then never will be, ms. */
const wordsWithinMs = 5000;

/**
 * What the member says aloud: where an utterance begins and ends, the item that it becomes, and its words where there are ears.
 * Ears cut the utterances themselves; without them loudness does, and the words stay unknown.
 */
export class MemberAudio {
  readonly #deps: MemberAudioDeps;
  readonly #input: InputAudio;
  /** Committed, and without words so far. */
  readonly #undone = new Set<Utterance>();
  #language: Language | undefined;
  #ear: Ear | undefined;
  /** Not committed yet. */
  #open: Utterance | undefined;
  /** What is heard now belongs to what is being taken or thrown away. */
  #isCutting = false;
  #isOver = false;

  constructor(deps: MemberAudioDeps) {
    this.#deps = deps;
    this.#input = new InputAudio(deps.newItemId);
    this.#pin(deps.language);
  }

  /** Whether words are understood, in the language that is spoken now. */
  get hears(): boolean {
    return this.#ear !== undefined;
  }

  /** What is spoken, as far as the client says. */
  get language(): Language {
    return this.#language ?? this.#deps.language;
  }

  /** Whether words of what was said are still to come. */
  get isOwedWords(): boolean {
    return this.#undone.size > 0;
  }

  /** The words of all that has been said are there, or never will be. */
  async wordsKnown(): Promise<void> {
    await Promise.all([...this.#undone].map(({ known }) => known.promise));
  }

  /** The settings are other ones. */
  configured(): void {
    const pinned = Language.safeParse(this.#deps.config().transcription?.language?.slice(0, 2));
    this.#pin(pinned.success ? pinned.data : this.#deps.language);
  }

  append(pcm: Buffer): void {
    const { config, tell, interrupt } = this.#deps;
    const { turnDetection } = config();
    const noticed = this.#input.append(pcm, turnDetection, !this.hears);
    this.#ear?.listening?.hear(pcm);
    for (const { kind, itemId, atMs, ...more } of noticed) {
      if (kind === 'started') {
        tell({ type: 'input_audio_buffer.speech_started', audio_start_ms: atMs, item_id: itemId });
        if (turnDetection?.interrupt_response === true) interrupt();
      } else if ('heardMs' in more) {
        this.#stopped(newUtterance(), itemId, { atMs, heardMs: more.heardMs });
      } else if ('fromMs' in more) {
        const times = { audio_start_ms: more.fromMs, audio_end_ms: atMs };
        tell({ type: 'input_audio_buffer.timeout_triggered', ...times, item_id: itemId });
        this.#commit(newUtterance(), itemId, 0);
        this.#respond();
      }
    }
  }

  /** Takes what there is as an utterance. */
  commit(): Refusal | undefined {
    const committed = this.#input.commit();
    if ('code' in committed) return committed;
    this.#cut();
    const utterance = this.#open ?? newUtterance();
    this.#open = undefined;
    this.#commit(utterance, committed.itemId, committed.heardMs);
    return undefined;
  }

  clear(): void {
    this.#input.clear();
    this.#cut();
    this.#open = undefined;
  }

  awaitMember(): void {
    this.#input.awaitMember();
  }

  stop(): void {
    this.#isOver = true;
    this.#ear?.listening?.close();
    for (const utterance of this.#undone) settle(utterance);
    this.#undone.clear();
  }

  #pin(language: Language): void {
    if (language === this.#language) return;
    this.#language = language;
    const former = this.#ear;
    if (former !== undefined) {
      former.isRetired = true;
      former.listening?.finish();
      if (former.queue.length === 0) former.listening?.close();
    }
    this.#ear = this.#listen(language);
  }

  #listen(language: Language): Ear | undefined {
    const { speechIn, failed } = this.#deps;
    if (speechIn === undefined || !speechIn.languages.includes(language)) return undefined;
    const ear: Ear = { listening: undefined, queue: [], isRetired: false };
    try {
      ear.listening = speechIn.listen(language, {
        heard: (heard) => this.#heard(ear, heard),
        failed: (error) => this.#broke(ear, error),
      });
      return ear;
    } catch (error) {
      failed(error);
      return undefined;
    }
  }

  #heard(ear: Ear, heard: Heard): void {
    if (this.#isOver) return;
    switch (heard.kind) {
      case 'began':
        this.#began(ear);
        return;
      case 'partial':
        this.#hearing(ear.queue.at(-1), heard.text);
        return;
      case 'ended':
        this.#ended(ear);
        return;
      case 'final':
        if (ear.queue.length === 0) this.#began(ear);
        if (ear.queue.length === 1) this.#ended(ear);
        this.#words(ear.queue.shift(), heard.text);
        if (ear.isRetired && ear.queue.length === 0) ear.listening?.close();
    }
  }

  #began(ear: Ear): void {
    const { config, tell, interrupt } = this.#deps;
    const { turnDetection } = config();
    if (turnDetection !== null && !this.#isCutting) {
      this.#ended(ear);
      this.#open = newUtterance();
      const { itemId, atMs } = this.#input.began(turnDetection);
      this.#open.itemId = itemId;
      tell({ type: 'input_audio_buffer.speech_started', audio_start_ms: atMs, item_id: itemId });
      if (turnDetection.interrupt_response) interrupt();
    }
    this.#open ??= newUtterance();
    this.#open.pending += 1;
    ear.queue.push(this.#open);
  }

  /** A correction of what was told is told with the whole. */
  #hearing(utterance: Utterance | undefined, text: string): void {
    if (utterance?.itemId === undefined || this.#deps.config().transcription === null) return;
    const { itemId: item_id, told } = utterance;
    if (text === told || !text.startsWith(told)) return;
    utterance.told = text;
    const delta = text.slice(told.length);
    this.#deps.tell({ type: 'conversation.item.input_audio_transcription.delta', item_id, content_index: 0, delta });
  }

  #ended(ear: Ear): void {
    const utterance = this.#open;
    if (utterance === undefined || this.#isCutting || ear.queue.at(-1) !== utterance) return;
    if (this.#deps.config().turnDetection === null) return;
    const stopped = this.#input.ended();
    if (stopped === undefined) return;
    this.#open = undefined;
    this.#stopped(utterance, stopped.itemId, stopped);
  }

  #stopped(utterance: Utterance, itemId: string, { atMs, heardMs }: { atMs: number; heardMs: number }): void {
    this.#deps.tell({ type: 'input_audio_buffer.speech_stopped', audio_end_ms: atMs, item_id: itemId });
    this.#commit(utterance, itemId, heardMs);
    this.#respond();
  }

  #respond(): void {
    if (this.#deps.config().turnDetection?.create_response === true) this.#deps.respond();
  }

  /** An utterance becomes an item. */
  #commit(utterance: Utterance, itemId: string, heardMs: number): void {
    const { items, tell, place, after } = this.#deps;
    const previous_item_id = items.all.at(-1)?.item.id ?? null;
    tell({ type: 'input_audio_buffer.committed', previous_item_id, item_id: itemId });
    const { item } = keptItem(
      { type: 'message', role: 'user', id: itemId, content: [{ type: 'input_audio' }] },
      { itemId: () => itemId, callId: () => itemId },
    );
    if (!place({ item, spoken: null, heardMs })) return;
    Object.assign(utterance, { itemId, heardMs });
    this.#undone.add(utterance);
    if (!this.hears && utterance.pending === 0) {
      this.#unknown(
        utterance,
        'transcription_unavailable',
        'This engine hears no words: it has no model of speech. Send text.',
      );
      return;
    }
    utterance.callOff = after(wordsWithinMs, () =>
      this.#unknown(
        utterance,
        'transcription_timeout',
        `No words were made out within ${wordsWithinMs} ms. Say it again.`,
      ),
    );
    this.#tellIfWhole(utterance);
  }

  #words(utterance: Utterance | undefined, text: string): void {
    if (utterance === undefined) return;
    utterance.pending -= 1;
    if (text !== '') utterance.words.push(text);
    this.#tellIfWhole(utterance);
  }

  #tellIfWhole(utterance: Utterance): void {
    const { itemId: item_id, heardMs } = utterance;
    if (item_id === undefined || utterance.pending > 0 || !this.#undone.delete(utterance)) return;
    const { items, config, tell } = this.#deps;
    const transcript = utterance.words.join(' ');
    const kept = items.byId(item_id);
    if (kept?.item.type === 'message' && kept.item.role === 'user') {
      items.replace({ ...kept, item: { ...kept.item, content: [{ type: 'input_audio', transcript }] } });
    }
    if (config().transcription !== null) {
      const usage = { type: 'duration', seconds: heardMs / 1000 } as const;
      const type = 'conversation.item.input_audio_transcription.completed';
      tell({ type, item_id, content_index: 0, transcript, usage });
    }
    settle(utterance);
  }

  /** Its words are not to be known. */
  #unknown(utterance: Utterance, code: string, message: string): void {
    const { itemId: item_id } = utterance;
    if (item_id === undefined || !this.#undone.delete(utterance)) return;
    if (this.#deps.config().transcription !== null) {
      this.#deps.tell({
        ...{ type: 'conversation.item.input_audio_transcription.failed', item_id, content_index: 0 },
        error: { type: 'server_error', code, message },
      });
    }
    settle(utterance);
  }

  #broke(ear: Ear, error: unknown): void {
    if (this.#isOver) return;
    this.#deps.failed(error);
    const message = 'This engine hears no words any more. Send text.';
    const broken = new Set(ear.queue);
    this.#ended(ear);
    if (this.#ear === ear) this.#ear = undefined;
    for (const utterance of broken) {
      utterance.pending = 0;
      this.#unknown(utterance, 'transcription_unavailable', message);
    }
    ear.queue.length = 0;
    ear.listening?.close();
    const told = { type: 'server_error', code: 'transcription_unavailable', message, param: null, event_id: null };
    this.#deps.tell({ type: 'error', error: told });
  }

  #cut(): void {
    this.#isCutting = true;
    this.#ear?.listening?.finish();
    this.#isCutting = false;
  }
}

const newUtterance = (): Utterance => ({
  ...{ itemId: undefined, heardMs: 0, pending: 0, words: [], told: '', known: Promise.withResolvers<void>() },
  callOff: () => undefined,
});

function settle({ known, callOff }: Utterance): void {
  callOff();
  known.resolve();
}
