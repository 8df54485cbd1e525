/** Letters and digits of a code, in the order of the keypad; the same that the hub draws codes from. */
export const codeAlphabet = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
export const codeLength = 6;

/** The code after one key: a character of the alphabet in either case, or `Backspace`; anything else changes nothing. */
export function afterKey(code: string, key: string): string {
  if (key === 'Backspace') return code.slice(0, -1);
  const character = key.toUpperCase();
  return character.length === 1 && codeAlphabet.includes(character) && code.length < codeLength
    ? code + character
    : code;
}
