import { languages } from '../kit/language.ts';
import { asRefusal, type Refused } from '../kit/refused.ts';
import { reading } from '../kit/reading.svelte.ts';
import { readSession, signOut, type Person } from './staff-client.ts';

/** Who uses this page, as far as the box knows. */
export class Session {
  stage: 'unknown' | 'signed-out' | 'signed-in' = $state.raw('unknown');
  person: Person | null = $state.raw(null);
  refusal: Refused | null = $state.raw(null);
  /** The box ended it while it was in use. */
  hasEnded = $state.raw(false);

  async load(): Promise<void> {
    this.refusal = null;
    try {
      this.take((await readSession()).staff);
    } catch (error) {
      this.refusal = asRefusal(error);
    }
  }

  take(person: Person | null): void {
    this.hasEnded = person === null && (this.hasEnded || this.stage === 'signed-in');
    this.person = person;
    this.stage = person === null ? 'signed-out' : 'signed-in';
    const own = languages.find(({ language }) => language === person?.language)?.language;
    if (own !== undefined) void reading.suggest(own);
  }

  async signOut(): Promise<void> {
    await signOut();
    this.person = null;
    this.hasEnded = false;
    this.stage = 'signed-out';
  }
}
