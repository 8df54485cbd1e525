import { Words } from '../kit/words.svelte.ts';
import { audioKind, decodeFrame, encodeFrame, frameBytes } from '../protocol/audio-frame.ts';
import type { Greeted, Language } from '../protocol/kiosk-socket.ts';
import { TalkMessage, type AskedConsent, type Duplex, type TalkWish } from '../protocol/talk.ts';
import type { Captured } from './audio/framer.ts';
import { decibels, levelOf } from './audio/level.ts';
import { OutgoingFrames } from './audio/outgoing-frames.ts';
import { TalkSound, type SoundEvents } from './audio/talk-sound.ts';
import type { World } from './client.ts';
import { keptDuplex } from './duplex.ts';
import { consentToAsk, type Session } from './talk-session.ts';
import {
  afterTalk,
  hearingOf,
  nextTalkDeadline,
  talkAtStart,
  wantsMicrophone,
  type TalkEvent,
  type TalkState,
} from './talk-state.ts';
import { talkWords as fr, type TalkWords } from './words/talk-fr.ts';

export interface TalkWorld extends Pick<World, 'now' | 'after'> {
  send: (data: string | Uint8Array<ArrayBuffer>) => void;
  bufferedBytes: () => number;
  /** Of the page, for a member who has none of their own. */
  language: () => Language;
}

export type TextSize = 'normal' | 'large' | 'largest';
/** One second of sound on the wire: more of it is too old to be of use. */
const bytesASecond = frameBytes * 50;
const usualVolume = 0.8;

/** The conversation of this screen as runes, with its sound and the one timer that it needs. */
export class Talk {
  readonly words = new Words<TalkWords>({
    fr,
    en: async () => (await import('./words/talk-en.ts')).talkWords,
    es: async () => (await import('./words/talk-es.ts')).talkWords,
  });
  #state: TalkState = $state.raw(talkAtStart(0, 'full'));
  /** How loud it is in front of the microphone, from 0 to 1 as a meter shows it. */
  #level = $state.raw(0);
  #volume = $state.raw(usualVolume);
  textSize: TextSize = $state.raw('normal');
  readonly #world: TalkWorld;
  readonly #sound: TalkSound;
  readonly #outgoing = new OutgoingFrames(bytesASecond);
  #sequence = 0;
  #track: number | null = null;
  #callOff: (() => void) | undefined;

  readonly phase = $derived(this.#state.phase);
  readonly session: Session | null = $derived(this.phase.name === 'talking' ? this.phase.session : null);
  readonly hearing = $derived(this.session ? hearingOf(this.#state, this.session) : 'off');
  readonly asking = $derived(this.session ? consentToAsk(this.session) : null);
  readonly language: Language = $derived.by(() => {
    const { phase } = this;
    if (phase.name === 'talking') return phase.session.language;
    if (phase.name === 'over') return phase.language ?? this.#world.language();
    return (phase.name === 'idle' ? null : phase.member.language) ?? this.#world.language();
  });

  constructor(world: TalkWorld) {
    this.#world = world;
    this.#state = talkAtStart(world.now(), keptDuplex() ?? 'full');
    const events: SoundEvents = {
      captured: (frame) => this.#captured(frame),
      played: (played) => this.#happened({ kind: 'played', at: world.now(), ...played }),
      microphone: (microphone) => this.#happened({ kind: 'microphone', at: world.now(), microphone }),
      blocked: (blocked) => this.#happened({ kind: 'sound', at: world.now(), blocked }),
    };
    this.#sound = new TalkSound(events);
    this.#sound.volume = usualVolume;
    void this.words.fetchAll();
  }

  get state(): TalkState {
    return this.#state;
  }

  get level(): number {
    return this.#level;
  }

  get volume(): number {
    return this.#volume;
  }

  set volume(volume: number) {
    this.#volume = Math.max(0, Math.min(1, volume));
    this.#sound.volume = this.#volume;
  }

  /** Words in the language of whoever talks. */
  get t(): TalkWords {
    return this.words.in(this.language);
  }

  get lang(): Language {
    return this.words.spoken(this.language);
  }

  /** @returns whether it is of a conversation. */
  told(data: unknown): boolean {
    if (data instanceof ArrayBuffer) return this.#heardSound(new Uint8Array(data));
    const { success, data: message } = TalkMessage.safeParse(data);
    if (!success) return false;
    const ours = this.session !== null && 'sessionId' in message && message.sessionId === this.session.sessionId;
    if (ours && message.type === 'talk-track') this.#track = message.track;
    if (ours && message.type === 'talk-silence') this.#sound.silence(message.track);
    this.#happened({ kind: 'told', at: this.#world.now(), message, language: this.#world.language() });
    return true;
  }

  tapped(tapId: string, member: Greeted) {
    this.#happened({ kind: 'tapped', at: this.#world.now(), tapId, member });
  }

  begin({ typing = false, whom }: { typing?: boolean; whom?: { tapId: string; member: Greeted } } = {}) {
    this.#happened({ kind: 'begin', at: this.#world.now(), typing, ...(whom ? { whom } : {}) });
  }

  say(text: string) {
    this.#happened({ kind: 'said', at: this.#world.now(), text });
  }

  answer(yes: boolean) {
    this.#happened({ kind: 'answered', at: this.#world.now(), yes });
  }

  /** Silent at once; the box hears of it meanwhile. */
  interrupt() {
    if (this.#track !== null) this.#sound.silence(this.#track);
    this.#happened({ kind: 'interrupted', at: this.#world.now() });
  }

  end() {
    this.#happened({ kind: 'ended', at: this.#world.now() });
  }

  chooseLanguage(language: Language) {
    this.#happened({ kind: 'language', at: this.#world.now(), language });
  }

  consent(consent: AskedConsent, given: boolean) {
    this.#happened({ kind: 'consent', at: this.#world.now(), consent, given });
  }

  mute(muted: boolean) {
    this.#happened({ kind: 'muted', at: this.#world.now(), muted });
  }

  duplex(duplex: Duplex) {
    this.#happened({ kind: 'duplex', at: this.#world.now(), duplex });
  }

  touched() {
    this.#sound.wake();
    this.#happened({ kind: 'touched', at: this.#world.now() });
  }

  boxLost() {
    this.#happened({ kind: 'box-lost', at: this.#world.now() });
  }

  #heardSound(message: Uint8Array): boolean {
    const frame = decodeFrame(message);
    if (!frame || frame.kind !== audioKind.played || this.#track === null || !this.session) return frame !== undefined;
    this.#sound.play(this.#track, frame.pcm, frame.last);
    return true;
  }

  #captured({ atUs, samples }: Captured) {
    const { session } = this;
    if (!session || this.hearing === 'off' || this.hearing === 'resting') return;
    const { rms } = levelOf(samples);
    this.#level = Math.max(0, 1 + decibels(rms) / 60);
    const pcm = new Uint8Array(samples.buffer);
    const frame = encodeFrame({ kind: audioKind.captured, last: false, sequence: this.#sequence++, atUs, pcm });
    for (const due of this.#outgoing.push(frame, this.#world.bufferedBytes())) this.#world.send(due);
    const frames = this.#outgoing.dropped;
    if (frames !== this.#state.dropped) this.#happened({ kind: 'dropped', at: this.#world.now(), frames });
  }

  #happened(event: TalkEvent) {
    const before = this.#state;
    const { state, wishes } = afterTalk(before, event);
    this.#state = state;
    for (const wish of wishes) this.#send(wish);
    this.#follow(before, state);
    const deadline = nextTalkDeadline(state);
    this.#callOff?.();
    this.#callOff =
      deadline === null
        ? undefined
        : this.#world.after(Math.max(0, deadline - this.#world.now()), () =>
            this.#happened({ kind: 'time-passed', at: this.#world.now() }),
          );
  }

  #send(wish: TalkWish) {
    const start = wish.type === 'talk-start' && { language: this.#world.language() };
    this.#world.send(JSON.stringify({ ...wish, ...start }));
  }

  /** What the sound has to do about a change. */
  #follow(before: TalkState, state: TalkState) {
    const [was, is] = [sessionOf(before), sessionOf(state)];
    if (was?.sessionId !== is?.sessionId) {
      this.#sequence = 0;
      this.#track = null;
      this.#level = 0;
      this.#outgoing.clear();
      if (was) this.#sound.clear();
    }
    if (is?.endsAt && !was?.endsAt) void this.#sound.chime();
    if (state.phase.name === 'idle' && before.phase.name !== 'idle') {
      this.volume = usualVolume;
      this.textSize = 'normal';
    }
    if (wantsMicrophone(state) === wantsMicrophone(before)) return;
    if (wantsMicrophone(state)) void this.#sound.openMicrophone();
    else this.#sound.closeMicrophone();
  }
}

const sessionOf = ({ phase }: TalkState): Session | null => (phase.name === 'talking' ? phase.session : null);
