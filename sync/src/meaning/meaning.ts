/**
 * Something that members speak of, and the words for it, separated by commas. A word stands for its plural too; one that ends in
 * `*` stands for all that begin so. Of several words, small ones (« de », "the", "la") may be in between.
 */
export interface Meaning {
  readonly code: string;
  readonly fr: string;
  readonly en: string;
  readonly es: string;
  /** What it is a kind of: a search for that finds it too, a little further off. */
  readonly of?: string;
  /** What it turns into where it is denied: « pas propre » is dirty. */
  readonly not?: string;
  /** Of how much it tells; 1 where nothing is said. */
  readonly weight?: number;
}
