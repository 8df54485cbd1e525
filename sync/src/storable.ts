/** What a text and a time must be for the hub to keep them or to look for them; boxes ask the same, since it all ends there. */

/** PostgreSQL has no NUL in a text. */
export const isStorable = (text: string): boolean => !text.includes('\0');
export const notStorable = 'has to hold no NUL character';

/** Unix ms of the last day with a year of four digits: what is to happen later is a slip. */
export const timeMax = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
