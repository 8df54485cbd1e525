/** Ten codes for who lost the phone: 50 bits each, in letters and digits that are not mistaken for one another. */

export const recoveryCodeCount = 10;
/** For one code. */
export const recoveryCodeBytes = 10;
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** @param random 10 bytes. @returns Such as `7KQ2M-XR4TD`. */
export function recoveryCode(random: Uint8Array): string {
  const letters = Array.from(random.subarray(0, recoveryCodeBytes), (byte) => alphabet[byte % alphabet.length]);
  return `${letters.slice(0, 5).join('')}-${letters.slice(5).join('')}`;
}

/** What was typed, as the code was made: without spaces, in capitals. Nothing when it cannot be one. */
export function typedRecoveryCode(typed: string): string | undefined {
  const letters = typed.toUpperCase().replaceAll(/[\s-]/g, '');
  if (letters.length !== recoveryCodeBytes || [...letters].some((letter) => !alphabet.includes(letter)))
    return undefined;
  return `${letters.slice(0, 5)}-${letters.slice(5)}`;
}
