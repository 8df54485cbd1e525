/** The box tells no more rows than this in one answer. */
export const longestPart = 100;

/**
 * The first `wanted` rows of a list that is told in parts. It may move between two of them, so that a row comes twice: it is
 * in the answer once.
 *
 * @param read The next `limit` rows after those; less of them where the list ends.
 */
export async function inParts<Row extends { readonly id: string }>(
  wanted: number,
  read: (after: readonly Row[], limit: number) => Promise<readonly Row[]>,
): Promise<Row[]> {
  const rows = new Map<string, Row>();
  while (rows.size < wanted) {
    const known = rows.size;
    const limit = Math.min(wanted - known, longestPart);
    const part = await read([...rows.values()], limit);
    for (const row of part) rows.set(row.id, row);
    if (part.length < limit || rows.size === known) break;
  }
  return [...rows.values()].slice(0, wanted);
}
