import { greetingWords } from './greeting-words.ts';
import type { KioskState, ScreenName } from './kiosk-state.ts';
import type { KioskWords } from './words/fr.ts';

/** What a screen reader says by itself; a refusal is an alert of its own screen, and so is not said twice. */
export function spokenWords(screen: ScreenName, state: KioskState, t: KioskWords, tapWords: KioskWords): string {
  const { shown, connection } = state;
  if (screen === 'recognised' && shown && shown.tap.type !== 'refused') {
    const { headline, detail } = greetingWords(tapWords, shown.tap);
    return `${headline} ${detail}`;
  }
  if (screen === 'reconnecting' && connection.state === 'down' && connection.cause === 'silent') {
    return `${t.reconnecting.title}. ${t.reconnecting.body}`;
  }
  return screen === 'attract' ? t.attract.present : '';
}
