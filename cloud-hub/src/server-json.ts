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
  let inText = false;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (inText) {
      if (code === backslash) index += 1;
      else if (code === quote) inText = false;
    } else if (code === quote) inText = true;
    // [ and {, ] and }
    else if (code === 0x5b || code === 0x7b) {
      depth += 1;
      if (depth > depthMax) return true;
    } else if (code === 0x5d || code === 0x7d) depth -= 1;
  }
  return false;
}
