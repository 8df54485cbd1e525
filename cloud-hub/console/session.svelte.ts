import type { Person, SessionState, Stage } from '../protocol/person.ts';
import { clock } from '../../kiosk-ui/kit/clock.svelte.ts';
import { asRefusal, type Refused } from '../../kiosk-ui/kit/refused.ts';
import { reading } from '../../kiosk-ui/kit/reading.svelte.ts';
import { readSession, signOut } from './session-client.ts';

/** Who uses this browser, as far as the hub knows. */
export class Session {
  stage: Stage | 'unknown' = $state.raw('unknown');
  person: Person | null = $state.raw(null);
  refusal: Refused | null = $state.raw(null);
  /** The hub ended it while it was in use. */
  hasEnded = $state.raw(false);

  async load(): Promise<void> {
    this.refusal = null;
    try {
      this.take(await readSession());
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  take({ stage, person, hubTime }: SessionState): void {
    clock.set(hubTime);
    this.hasEnded = stage === 'signed-out' && (this.hasEnded || this.stage === 'signed-in');
    this.person = person;
    this.stage = stage;
    if (person !== null) void reading.suggest(person.language);
  }

  /** The hub has said that nobody is signed in. */
  ended(): void {
    if (this.stage === 'signed-in') this.hasEnded = true;
    this.stage = 'signed-out';
    this.person = null;
  }

  async signOut(): Promise<void> {
    await signOut();
    this.stage = 'signed-out';
    this.person = null;
  }
}
