import { languages, type LabelUtterance } from '@jarvis-edge/sync/labels.ts';
import { z } from 'zod';

const textMax = 10_000;
const Line = z.looseObject({
  text: z
    .string('"text" has to be a string')
    .max(textMax, `"text" has to have ${textMax} characters at most`)
    .refine((text) => /[\p{L}\p{N}\p{S}]/u.test(text), '"text" has to say something'),
  lang: z.enum(languages, `"lang" has to be one of ${languages.join(', ')}, or missing`).nullish(),
});

/** Lines of a text that comes in pieces. A line feed alone ends one: JSON may hold U+2028 and U+2029 as they are. */
export async function* linesOf(pieces: AsyncIterable<string> | Iterable<string>): AsyncGenerator<string, void, void> {
  let begun: string[] = [];
  let isFirst = true;
  for await (const piece of pieces) {
    const [end = '', ...starts] = (isFirst ? piece.replace(/^\uFEFF/, '') : piece).split('\n');
    isFirst = false;
    begun.push(end);
    for (const start of starts) {
      yield begun.join('');
      begun = [start];
    }
  }
  const last = begun.join('');
  if (last !== '') yield last;
}

/** One line of JSON, labelled; or what is wrong with it. */
export function labelLine(line: string, number: number, label: LabelUtterance): object {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return { error: 'not a line of JSON', line: number };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { error: 'not a JSON object', line: number };
  const read = Line.safeParse(json);
  if (!read.success) return { error: read.error.issues.map(({ message }) => message).join('; '), line: number };
  return { ...read.data, ...label(read.data.text, read.data.lang ?? undefined) };
}
