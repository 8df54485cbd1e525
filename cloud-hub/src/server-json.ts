/** Deeper than anything that boxes and pages say to the hub. */
export const jsonDepthMax = 32;

const quote = 0x22;
const backslash = 0x5c;

/**
 * Whether a text of JSON opens more brackets inside one another than that. Read before it is parsed: what is nested a
 * hundred thousand times is parsed well, and overflows the stack of whoever walks through it afterwards.
 */
export function isDeeperThan(text: string, depthMax: number): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === quote) index = endOfText(text, index + 1);
    // [ and {, ] and }
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > depthMax) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}

/** Where the quote stands that ends a text; most of a body is texts, and a search leaps over them. */
function endOfText(text: string, from: number): number {
  let end = text.indexOf('"', from);
  while (end >= 0 && isEscaped(text, end)) end = text.indexOf('"', end + 1);
  return end < 0 ? text.length : end;
}

function isEscaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text.charCodeAt(at - 1 - slashes) === backslash) slashes += 1;
  return slashes % 2 === 1;
}
