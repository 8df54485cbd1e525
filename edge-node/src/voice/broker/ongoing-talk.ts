import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { AudioFrame } from '@jarvis-edge/kiosk-ui/protocol/audio-frame.ts';
import type { Duplex, TalkMessage, TalkWish, TalkWishOf } from '@jarvis-edge/kiosk-ui/protocol/talk.ts';
import type { Engine } from '../engine.ts';
import type { Talk } from '../kiosk-line.ts';
import { isFormal } from '../instructions.ts';
import { evidenceIn, withoutNames } from '../local/evidence.ts';
import { hear, languageOf } from '../local/hear.ts';
import type { Understood } from '../local/understand.ts';
import { wordsOf, type Address } from '../local/words/words.ts';
import type { CloseReason } from '../sessions.ts';
import { brokerWords } from './broker-words.ts';
import { CarryOver } from './carry-over.ts';
import { EngineRoute } from './engine-route.ts';
import type { AskingCall } from './engine-line.ts';
import type { Owed } from './engine-route.ts';
import { JarvisTurns } from './jarvis-turns.ts';
import { MemberTurns, type MemberTurn } from './member-turns.ts';
import { Microphone } from './microphone.ts';
import { Presence } from './presence.ts';
import { sessionWanted } from './session-update.ts';
import { Spending } from './spending.ts';
import type { TalkParts } from './talk-parts.ts';
import { TalkScreen } from './talk-screen.ts';
import type { Untold } from './talk-screen.ts';
import { afterWords, tongueAtStart, tongueChosen, type Tongue } from './tongue.ts';
import { ToolRuns } from './tool-runs.ts';
import { Transcript } from './transcript.ts';
import { TurnTaking } from './turn-taking.ts';

/** Nobody is told first that another language is spoken now. */
const urgent: ReadonlySet<Understood['intent']> = new Set<Understood['intent']>([
  'emergency',
  'maybe_emergency',
  'farewell',
]);

/** One conversation between a screen and whichever engine leads it. */
export class OngoingTalk implements Talk {
  readonly sessionId: string;
  readonly #parts: TalkParts;
  readonly #transcript: Transcript;
  readonly #jarvis: JarvisTurns;
  readonly #member: MemberTurns;
  readonly #tools: ToolRuns;
  readonly #microphone: Microphone;
  readonly #presence: Presence;
  readonly #spending: Spending;
  readonly #route: EngineRoute;
  readonly #turns: TurnTaking;
  readonly #screen: TalkScreen;
  #tongue: Tongue;
  /** What the next talk begins in. */
  #usual: Language;
  #isOn: boolean;
  #duplex: Duplex;
  #isBegun = false;
  #isOver = false;

  constructor(parts: TalkParts) {
    this.#parts = parts;
    const { sessionId, timers, newId, line, sessions, begin, nowMs } = parts;
    this.sessionId = sessionId;
    this.#tongue = tongueAtStart(parts.language, begin.member.language);
    this.#usual = parts.language;
    this.#isOn = begin.microphone;
    this.#duplex = begin.duplex;
    this.#screen = new TalkScreen({ sessionId, line, nowMs, isAloud: begin.isAloud });
    this.#transcript = new Transcript({
      newId,
      caption: ({ id, role, text, isFinal }) =>
        this.#tell({ type: 'talk-caption', turn: id, role, text, final: isFinal }),
      keep: ({ role, text, audioMs }) => void sessions.turn({ sessionId, role, text, audioMs }),
    });
    this.#jarvis = new JarvisTurns({
      transcript: this.#transcript,
      timers,
      nowUs: () => nowMs() * 1000,
      play: (frame) => line.play(frame),
      bufferedBytes: () => line.bufferedBytes,
      began: (track, turn) => {
        this.#tell({ type: 'talk-track', track, turn });
        // What the microphone still caught before it rested is no turn of the member.
        if (this.#duplex === 'half' && this.#isOn && this.#route.line.isHearing) this.#route.line.clearInput();
      },
      silence: (track) => this.#tell({ type: 'talk-silence', track }),
      over: () => this.#refresh(),
      voiced: (isVoiced) => this.#screen.voiced(isVoiced),
    });
    this.#member = new MemberTurns({
      transcript: this.#transcript,
      timers,
      intentOf: (text) =>
        hear(text, { ...parts.place(), nowMs: nowMs(), language: this.#language }, parts.label).intent,
      spoken: (turn) => this.#turns.spoken(turn),
    });
    this.#tools = new ToolRuns({
      toolbox: parts.toolbox,
      timers,
      context: () => ({
        ...{ sessionId, memberId: begin.member.memberId, gymId: parts.gymId, language: this.#language },
        ...{ nowMs: nowMs(), time: parts.clock() },
      }),
      confirms: () => this.#route.engine.confirms,
      memberTurns: () => this.#member.count,
      isUnheardAfter: (turn) => this.#member.isUnheardAfter(turn),
      shown: (tool, { personal, data }) => {
        this.#tell({ type: 'talk-shown', tool, personal, data: data as never });
        if (tool === 'change_language') {
          this.#choose(data['language'] as Language);
          this.#route.renew();
        }
        if (tool === 'keep_language') this.#usual = data['language'] as Language;
      },
      card: (card) => this.#screen.confirm(card),
    });
    this.#microphone = new Microphone({
      append: (audio) => this.#route.line.append(audio),
      bufferedBytes: () => this.#route.line.bufferedBytes,
      heard: (sequence) => this.#tell({ type: 'talk-heard', sequence }),
      slow: () => this.#tell({ type: 'talk-trouble', code: 'slow-network' }),
    });
    this.#presence = new Presence({
      timers,
      warn: (leftMs) => this.#tell({ type: 'talk-warning', endsAt: leftMs === null ? null : nowMs() + leftMs }),
      gone: () => this.#close('inactivity'),
    });
    this.#spending = new Spending({ ...parts, sessionId, transcriptionModel: parts.settings.transcriptionModel });
    const carryOver = new CarryOver({
      ...{ place: parts.place, nowMs, transcript: this.#transcript, member: this.#member, tools: this.#tools },
      route: () => this.#route,
      address: () => this.#address,
    });
    this.#turns = new TurnTaking({
      ...{ jarvis: this.#jarvis, member: this.#member, tools: this.#tools, spending: this.#spending, carryOver },
      route: () => this.#route,
      duplex: () => this.#duplex,
      follow: (turn, isSpoken) => this.#follow(turn, isSpoken),
      here: () => this.#here(),
      refresh: () => this.#refresh(),
    });
    this.#route = new EngineRoute({
      ...parts,
      about: () => ({ ...this.#address, firstName: begin.member.firstName, usualLanguage: this.#usual }),
      session: (engine) =>
        sessionWanted({
          engine,
          instructions: parts.instructions(begin.member, this.#language),
          language: this.#language,
          tools: parts.toolbox.definitions(),
          aloud: begin.isAloud,
          settings: parts.settings,
        }),
      history: (answeredOnly) => this.#transcript.items(answeredOnly ? this.#member.unanswered : []),
      mayHear: () => parts.mayHear(),
      isCapReached: () => this.#spending.isCapReached(),
      exactly: (engine, text) =>
        engine.kind === 'local'
          ? text
          : `${parts.instructions(begin.member, this.#language)}\n\n${brokerWords[this.#language].exactly(text)}`,
      goesOn: (first) =>
        `${parts.instructions(begin.member, this.#language)}\n\n${brokerWords[this.#language].goesOn(first)}`,
      news: {
        speechBegan: (at) => this.#turns.speechBegan(at),
        speechEnded: (at) => this.#member.speechEnded(at),
        committed: (itemId) => this.#turns.committed(itemId),
        hearing: (itemId, delta) => this.#member.hearing(itemId, delta),
        heard: (itemId, text, usage) => {
          this.#spending.transcription(usage, this.#route.engine);
          this.#member.heard(itemId, text);
        },
        words: (itemId, text) => this.#jarvis.words(itemId, text),
        audio: (itemId, pcm) => {
          this.#jarvis.audio(itemId, pcm);
          this.#refresh();
        },
        itemEnded: (itemId) => this.#jarvis.ended(itemId),
        answered: (response, calls, wasCancelled) => this.#turns.answered(response, calls, wasCancelled),
        asking: (call) => this.#asking(call),
        trouble: (code) => {
          parts.report(`engine error: ${code}`);
          this.#refresh();
        },
      },
      billed: (usage, engine) => this.#spending.response(usage, engine),
      trouble: (code) => this.#tell({ type: 'talk-trouble', code }),
      changed: (engine, owed) => this.#changed(engine, owed),
      refresh: () => this.#refresh(),
      allLost: () => this.#close('engine-lost'),
    });
  }

  get engine(): Engine['kind'] {
    return this.#route.engine.kind;
  }

  /** For health: what did not go as it should. */
  get counts() {
    return {
      capturedGaps: this.#microphone.gaps,
      droppedInput: this.#microphone.dropped,
      refusedTruncates: this.#route.line.refusedTruncates,
    };
  }

  /** Greets: JARVIS speaks first. */
  begin(trouble: 'cloud-lost' | 'cap-reached' | undefined): void {
    const { begin, consents, welcome } = this.#parts;
    const { memberId, firstName, language, communicationStyle } = begin.member;
    this.#tell({
      type: 'talk-began',
      tapId: begin.tapId,
      member: { memberId, firstName, language, communicationStyle },
      consents,
    });
    this.#isBegun = true;
    this.#refresh();
    if (trouble !== undefined) this.#tell({ type: 'talk-trouble', code: trouble });
    this.#route.begin();
    this.#route.say(welcome(begin.member, this.#language));
    this.#refresh();
  }

  wish(wish: Exclude<TalkWish, { type: 'talk-start' }>): void {
    if (this.#isOver || wish.sessionId !== this.sessionId) return;
    if (wish.type === 'talk-played') {
      this.#jarvis.played(wish.track, wish.samples, wish.over);
      return;
    }
    this.#here();
    switch (wish.type) {
      case 'talk-say':
        this.#turns.typed(wish.text);
        break;
      case 'talk-answer':
        if (this.#screen.card?.callId !== wish.callId) break;
        this.#turns.typed(brokerWords[this.#language][wish.yes ? 'yes' : 'no']);
        break;
      case 'talk-interrupt':
        this.#turns.stop();
        break;
      case 'talk-end':
        this.#close('touch');
        break;
      case 'talk-language':
        if (wish.language === this.#language) {
          this.#choose(wish.language);
          break;
        }
        this.#turns.stop();
        this.#choose(wish.language);
        this.#route.beginAgain();
        this.#route.say(wordsOf(this.#address).languageChanged());
        break;
      case 'talk-consent':
        this.#consent(wish);
        break;
      case 'talk-microphone':
        this.#isOn = wish.on;
        this.#duplex = wish.duplex;
        break;
      case 'talk-touch':
        break;
    }
    this.#refresh();
  }

  captured(frame: AudioFrame): void {
    if (this.#isOver) return;
    const { line } = this.#route;
    const rests = this.#duplex === 'half' && this.#jarvis.isSpeaking;
    this.#microphone.captured(frame, this.#isOn && line.isHearing && line.isReady && !rests);
  }

  lost(): void {
    this.#close('kiosk-lost');
  }

  /** Keeps what was said so far; nothing more of it is heard. */
  settle(): void {
    this.#jarvis.settle();
    this.#transcript.settle();
  }

  /** The session is closed, by whomever. */
  ended(reason: CloseReason): void {
    if (this.#isOver) return;
    this.#isOver = true;
    for (const part of [this.#presence, this.#tools, this.#member, this.#jarvis, this.#route]) part.close();
    this.#screen.end(reason);
  }

  #close(reason: CloseReason): void {
    if (this.#isOver) return;
    this.settle();
    this.#parts.sessions.close(this.sessionId, reason);
    this.ended(reason);
  }

  get #address(): Address {
    return { language: this.#language, isFormal: isFormal(this.#parts.begin.member.communicationStyle) };
  }

  #here(): void {
    this.#presence.note();
    this.#parts.sessions.touch(this.sessionId);
  }

  #asking(call: AskingCall | null): void {
    this.#screen.confirm(call === null ? null : this.#tools.cardOf(this.#parts.newId(), call.name, call.args));
    this.#refresh();
  }

  /** Another engine leads the conversation, and gives what the former one owed. */
  #changed(engine: Engine, owed: Owed | undefined): void {
    this.#parts.sessions.change(this.sessionId, { engine: engine.kind });
    if (this.#tools.held === undefined) this.#screen.confirm(null);
    this.#turns.changed(owed);
    this.#refresh();
  }

  get #language(): Language {
    return this.#tongue.language;
  }

  #choose(language: Language): void {
    this.#speak(tongueChosen(this.#tongue, language));
  }

  #speak(tongue: Tongue): void {
    const before = this.#language;
    this.#tongue = tongue;
    if (tongue.language === before) return;
    this.#parts.sessions.change(this.sessionId, { language: tongue.language });
    this.#refresh();
  }

  /** Goes over to the language that the member speaks. @returns what the answer then begins with. */
  #follow({ text, intent }: MemberTurn, isSpoken: boolean): string {
    if (intent === 'change_language') return '';
    const before = this.#language;
    const { place, label, begin } = this.#parts;
    const { classes, equipment } = place();
    const names = [...classes, ...equipment, begin.member.firstName];
    const unnamed = withoutNames(text, names);
    const guessed = languageOf(unnamed.text, label);
    const isUrgent = urgent.has(intent);
    const guess = guessed && { ...unnamed, language: guessed };
    this.#speak(afterWords(this.#tongue, { evidence: evidenceIn(text, names), guess, isSpoken, isUrgent }));
    if (this.#language === before) return '';
    this.#route.renew();
    return isUrgent ? '' : wordsOf(this.#address).goesOn();
  }

  #consent({ consent, given, wording }: TalkWishOf<'talk-consent'>): void {
    if (!this.#parts.recordConsent({ consent, given, wording })) this.#tell({ type: 'talk-trouble', code: 'failed' });
    if (consent === 'cloud_voice' && !given) this.#route.leaveCloud();
  }

  /** Puts what follows from the state into effect: what the screen shows, whether anybody is waited for, the end. */
  #refresh(): void {
    if (!this.#isBegun || this.#isOver) return;
    const { isQuiet, isLeaving, isThinking } = this.#turns;
    if (isQuiet && isLeaving) {
      this.#close('farewell');
      return;
    }
    this.#screen.show({
      isLeaving,
      isSpeaking: this.#jarvis.isSpeaking,
      isThinking,
      engine: this.#route.engine,
      hears: this.#route.line.isHearing,
      language: this.#language,
    });
    this.#presence.waits(isQuiet);
    if (isQuiet && this.#screen.card === undefined && this.#member.unanswered.length === 0) this.#route.atBoundary();
  }

  #tell(message: Untold<TalkMessage>): void {
    this.#screen.tell(message);
  }
}
