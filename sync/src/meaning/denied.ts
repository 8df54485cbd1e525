import type { SpokenToken } from '../spoken-tokens.ts';

/** Words that turn around what comes soon after them. */
const before = new Set(
  (
    'pas jamais aucun aucune sans ni ne n non ' +
    'not no never without none nobody nor isn aren wasn weren doesn didn couldn wouldn hasn haven isnt doesnt didnt cant wont arent ' +
    'nunca sin ningun ninguna ninguno tampoco nadie'
  ).split(' '),
);
/** Those that do with a « t » behind: "can't". */
const withT = new Set(['can', 'won', 'don']);
/** « ça marche pas » */
const behind = new Set(['pas', 'plus', 'jamais', 'rien']);
/** How far back one is looked for, in words. */
const reach = 4;

/** Whether a word turns others around. */
export const isDenial = (word: string): boolean => before.has(word) || behind.has(word);

/**
 * Whether what stands at these tokens is denied, in its own clause.
 *
 * @param after The last token of what was understood before: what denies that says nothing of this.
 */
export function isDenied(
  tokens: readonly SpokenToken[],
  { from, to, after }: { from: number; to: number; after: number },
): boolean {
  const next = tokens[to + 1];
  if (next !== undefined && !next.isAfterMark && behind.has(next.word) && isVerbOfNe(tokens, from, next.word))
    return true;
  for (let at = from; at > 0 && at > after + 1 && at > from - reach; at--) {
    if (tokens[at]?.isAfterMark === true) return false;
    const word = tokens[at - 1]?.word ?? '';
    if (before.has(word)) return true;
    if (word === 't' && withT.has(tokens[at - 2]?.word ?? '')) return true;
    if (word === 'plus' && isNoMore(tokens, at - 1)) return true;
  }
  return false;
}

/** « plus » is no more after « ne » or « y a », and more elsewhere. */
function isNoMore(tokens: readonly SpokenToken[], at: number): boolean {
  const said = [1, 2, 3].map((back) => tokens[at - back]?.word ?? '');
  return said.includes('n') || said.includes('ne') || (said[0] === 'a' && said[1] === 'y');
}

/** « plus » and « rien » behind a word deny it only where « ne » stood before. */
function isVerbOfNe(tokens: readonly SpokenToken[], from: number, word: string): boolean {
  if (word === 'pas' || word === 'jamais') return true;
  const said = [tokens[from - 1]?.word, tokens[from - 2]?.word, tokens[from - 3]?.word];
  return said.includes('ne') || said.includes('n');
}
