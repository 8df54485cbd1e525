import type { ShapeDefinition } from './shape-definition.ts';
import { insertWriter } from './shape-message.ts';
import type { ShapeStorage } from './shape-storage.ts';
import { parseSnapshot } from './transaction-snapshot.ts';

/** The rows that a shape began with: the same for everyone who asks for that handle, whenever. */
export interface FirstLoad {
  readonly handle: string;
  /** `hashOf` the definition. */
  readonly hash: string;
  readonly definition: ShapeDefinition;
  /** Read when the rows were; what came later and is in the rows already, `snapshot` tells. */
  readonly begunTurn: number;
  readonly snapshot: string;
  /** JSON arrays. */
  readonly pages: readonly string[];
  readonly bytes: number;
}

/** Reads the rows of a shape and words them once for all who follow it. */
export async function readFirstLoad(
  storage: Pick<ShapeStorage, 'rows'>,
  shape: Pick<FirstLoad, 'handle' | 'hash' | 'definition' | 'begunTurn'>,
  pageBytes: number,
): Promise<FirstLoad> {
  const pages: string[] = [];
  let [messages, bytes, total]: [string[], number, number] = [[], 0, 0];
  const turnPage = (): void => {
    pages.push(`[${messages.join(',\n')}]`);
    total += bytes;
    [messages, bytes] = [[], 0];
  };
  const write = insertWriter(shape.definition);
  const snapshot = await storage.rows(shape.definition, (rows) => {
    for (const row of rows) {
      if (bytes >= pageBytes) turnPage();
      const json = write(row);
      messages.push(json);
      bytes += json.length;
    }
  });
  messages.push(JSON.stringify({ headers: { control: 'snapshot-end', ...snapshotHeaders(snapshot) } }));
  turnPage();
  return { ...shape, snapshot, pages, bytes: total };
}

/** A snapshot as Electric's control messages and subsets word it. */
export function snapshotHeaders(snapshot: string): { xmin: string; xmax: string; xip_list: string[] } {
  const { xmin, xmax, open } = parseSnapshot(snapshot);
  return { xmin: String(xmin), xmax: String(xmax), xip_list: [...open].map(String) };
}
