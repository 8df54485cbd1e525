/** Words of feeling in one language, as phrases in the manner of `Meanings`; one word may show several feelings. */
export interface Feelings {
  readonly good: string;
  readonly great: string;
  readonly bad: string;
  readonly awful: string;
  readonly joy: string;
  readonly frustration: string;
  readonly sadness: string;
  readonly worry: string;
  readonly surprise: string;
}
