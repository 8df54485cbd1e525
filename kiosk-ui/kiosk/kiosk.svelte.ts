import { Words } from '../kit/words.svelte.ts';
import type { Language } from '../protocol/kiosk-socket.ts';
import { connectToBox, type BoxClient, type World } from './client.ts';
import {
  afterEvent,
  kioskAtStart,
  languageOf,
  languageOfTap,
  lostReaders,
  nextDeadline,
  screenOf,
  type KioskEvent,
  type KioskState,
} from './kiosk-state.ts';
import type { OpenTalk } from './talk/open-talk.ts';
import { words as fr, type KioskWords } from './words/fr.ts';

/** The state of this screen as runes, the box at the other end of its client, and the one timer that ends what is shown. */
export class Kiosk {
  readonly slug: string;
  readonly words = new Words<KioskWords>({
    fr,
    en: async () => (await import('./words/en.ts')).words,
    es: async () => (await import('./words/es.ts')).words,
  });
  #state: KioskState = $state.raw(kioskAtStart(0));
  #now = $state.raw(0);
  #world: Omit<World, 'on'>;
  #client: BoxClient;
  #callOff: (() => void) | undefined;
  /** The part that converses: fetched once the box is there, so that no screen waits for it. */
  #open: OpenTalk | undefined = $state.raw();
  /** A technician tests microphone, loudspeaker and readers. */
  diagnosing = $state.raw(false);

  readonly screen = $derived(screenOf(this.#state));
  readonly language = $derived(languageOf(this.#state));
  readonly tapLanguage = $derived(languageOfTap(this.#state));
  readonly readersLost = $derived(lostReaders(this.#state));
  /** The gym's time, whatever this screen's own clock says; moves every second. */
  readonly now = $derived(this.#now + this.#state.clockOffsetMs);

  constructor(world: Omit<World, 'on'>) {
    this.slug = world.slug;
    this.#world = world;
    this.#state = kioskAtStart(world.now());
    this.#client = connectToBox({
      ...world,
      on: (event) => this.#happened(event),
      onTalk: (data) => this.#open?.talk.told(data) ?? false,
    });
    this.#tick();
  }

  get state(): KioskState {
    return this.#state;
  }

  /** This screen's own clock, for what counts down on it. */
  get screenTime(): number {
    return this.#now;
  }

  get open(): OpenTalk | undefined {
    return this.#open;
  }

  async bringTalk(): Promise<void> {
    const { openTalk } = await import('./talk/open-talk.ts');
    if (this.#open) return;
    this.#open = openTalk({
      ...this.#world,
      send: (data) => this.#client.send(data),
      bufferedBytes: () => this.#client.bufferedBytes,
      language: () => this.language,
    });
    // Whoever tapped while it was on its way is greeted on this screen and wants to talk.
    this.#tellTap();
  }

  get timeZone(): string | undefined {
    return this.#state.place?.gym.timezone;
  }

  chooseLanguage(language: Language) {
    this.#happened({ kind: 'language-chosen', at: this.#world.now(), language });
  }

  touched() {
    this.#open?.talk.touched();
    this.#happened({ kind: 'touched', at: this.#world.now() });
  }

  finish() {
    this.#happened({ kind: 'finished', at: this.#world.now() });
  }

  sendCode(code: string) {
    const purpose = this.#state.codeEntry?.purpose;
    if (purpose) void this.#client.sendCode(purpose, code);
  }

  otherCode() {
    void this.#client.otherCode();
  }

  retryNow() {
    this.#client.retryNow();
  }

  #tick() {
    this.#now = this.#world.now();
    this.#world.after(1000 - (this.#now % 1000), () => this.#tick());
  }

  #happened(event: KioskEvent) {
    const before = this.#state;
    this.#state = afterEvent(before, event);
    if (this.#state === before) return;
    this.#tellTalk(before);
    const language = languageOf(this.#state);
    if (language !== languageOf(before)) void this.words.choose(language);
    const deadline = nextDeadline(this.#state);
    if (deadline === nextDeadline(before)) return;
    this.#callOff?.();
    this.#callOff =
      deadline === null
        ? undefined
        : this.#world.after(Math.max(0, deadline - this.#world.now()), () =>
            this.#happened({ kind: 'time-passed', at: this.#world.now() }),
          );
  }

  #tellTalk({ shown, connection }: KioskState) {
    if (connection.state !== this.#state.connection.state) this.#open?.talk.boxLost();
    if (this.#state.shown?.tap !== shown?.tap) this.#tellTap();
  }

  #tellTap() {
    const talk = this.#open?.talk;
    const tap = this.#state.shown?.tap;
    if (!talk || !tap) return;
    if (tap.type === 'recognised') talk.tapped(tap.tapId, tap.member);
    else if (!talk.session) talk.end();
  }
}
