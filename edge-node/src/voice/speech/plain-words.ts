/**
 * A text without what a voice would take for an order or read out as signs: markup, emphasis, pictures, control characters, and
 * the brackets that espeak-ng reads phonemes between. A line ends a sentence.
 */
export function plainWords(text: string): string {
  return text
    .replaceAll(/<\/?\p{L}[^<>]{0,200}>/gu, ' ')
    .replaceAll(/^\s*(?:#{1,6}|[-*•]|>)\s+/gmu, '')
    .replaceAll(/\[([^\][]*)\]\([^()\s]*\)/gu, '$1')
    .replaceAll(/\*+|_{2,}|`+|~~/gu, '')
    .replaceAll(/\[{2,}|\]{2,}/gu, ' ')
    .replaceAll(/(?![©®™])\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u{FE0F}|\u{200D}/gu, '')
    .replaceAll(/([\p{L}\p{N})])[^\S\n]*\n\s*/gu, '$1. ')
    .replaceAll(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}\s]+/gu, ' ')
    .trim();
}
