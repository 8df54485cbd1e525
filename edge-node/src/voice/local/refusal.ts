const refusal = /^[^\p{L}\p{N}]*(?:(?:ah|ben|bah|euh|oh|well|bueno)[\s,]+)?(?:non|nan|no|nah|nope)(?![\p{L}\p{N}])/iu;

/** Whether it begins with a no. */
export const refuses = (text: string): boolean => refusal.test(text);

const denied = [
  /(?<!\p{L})(?:pas|not)\s+(?:(?:le|la|à|ce|the|on|at|in)\s+)?[^\s,;.]+(?:\s+(?:soir|matin|midi|evening|morning|afternoon))?/giu,
  /^[\s,]*no\s+(?:(?:el|la|a las?|por la)\s+)?[^\s,;.]+/iu,
  /(?:(?:el|la|a las?)\s+)?[^\s,;.]+\s+no(?=[\s,;.]|$)/giu,
];

/** What a no wishes for instead: "no, not Wednesday, Thursday" speaks of Thursday alone. */
export function wishedInstead(text: string): string {
  const no = refusal.exec(text)?.[0];
  if (no === undefined) return text;
  return denied.reduce((rest, each) => rest.replace(each, ' '), text.slice(no.length));
}
