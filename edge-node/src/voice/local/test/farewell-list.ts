import type { Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** What ends a conversation, and what merely mentions leaving or goodbyes, by language. */
export type FarewellList = Record<
  Language,
  { readonly farewells: readonly string[]; readonly mentions: readonly string[] }
>;

/** Utterances apart by " / " or a line. */
export function lines(text: string): string[] {
  return text
    .split(/\n| \/ /u)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
