/** A word of an utterance and where it stands in it. */
export interface Token {
  /** Folded: lower case, no accents. */
  readonly word: string;
  readonly from: number;
  readonly to: number;
  /** Whether a comma, a full stop or the like parts it from the word before. */
  readonly isApart: boolean;
}

const tokensMax = 80;
const wordPattern =
  /\b(?<half>[ap])\.\s?m\b\.?|\d+(?:[:.,]\d+)*(?:\s?h(?:\s?\d\d)?(?![\p{L}]))?|[\p{L}\p{M}\p{N}]+|[€$£%]/giu;

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const match of text.matchAll(wordPattern)) {
    if (tokens.length === tokensMax) break;
    const to = match.index + match[0].length;
    tokens.push({
      word: match.groups?.half === undefined ? folded(match[0].toLowerCase()) : `${match.groups.half.toLowerCase()}m`,
      from: match.index,
      to,
      isApart: tokens.length > 0 && /[,;:!?()…—]|\.(?:\s|$)/u.test(text.slice(last, match.index)),
    });
    last = to;
  }
  return tokens;
}

const folded = (lower: string): string =>
  /[^\0-\x7f]/u.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
