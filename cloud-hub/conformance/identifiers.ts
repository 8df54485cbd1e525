/** Names as they are written in SQL, quoted or not. */

const plain = /^[\p{L}_][\p{L}\p{M}\p{N}_$]*$/u;
const quotedName = /^"(?:[^"]|"")+"$/;
const piece = /"(?:[^"]|"")*"|[^".,]+/y;

/** @throws Error naming what is wrong. */
export function parseIdentifier(text: string): string {
  if (quotedName.test(text)) return text.slice(1, -1).replaceAll('""', '"');
  if (text === '' || text === '""') throw new Error('Invalid zero-length delimited identifier');
  if (!plain.test(text)) throw new Error(`Invalid unquoted identifier contains special characters: ${text}`);
  return text.toLowerCase();
}

/** @throws Error naming what is wrong. */
export const parseIdentifiers = (text: string): string[] => splitOutsideQuotes(text, ',').map(parseIdentifier);

/** `table` or `schema.table`. @throws Error naming what is wrong. */
export function parseRelation(text: string): { schema: string; table: string } {
  const [first = '', second, ...more] = splitOutsideQuotes(text, '.');
  if (more.length > 0) throw new Error('Invalid relation identifier, too many delimiters');
  return second === undefined
    ? { schema: 'public', table: parseIdentifier(first) }
    : { schema: parseIdentifier(first), table: parseIdentifier(second) };
}

function splitOutsideQuotes(text: string, separator: '.' | ','): string[] {
  const parts = [''];
  for (let at = 0; at < text.length;) {
    piece.lastIndex = at;
    const found = piece.exec(text)?.[0] ?? text.charAt(at);
    if (found === separator) parts.push('');
    else parts[parts.length - 1] += found;
    at += found.length;
  }
  return parts;
}
