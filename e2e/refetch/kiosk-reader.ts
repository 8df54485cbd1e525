/** Reads a box's tables as a kiosk does, in a thread of its own and without a pause, until it is told to stop. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { parentPort, workerData } from 'node:worker_threads';
import Database from 'better-sqlite3';

export interface ReaderTask {
  readonly file: string;
  /** Rows that are there from beginning to end. */
  readonly idsByTable: Readonly<Record<string, readonly string[]>>;
  /** Where a kiosk looks up a badge by its label, without the label. */
  readonly lookUpUrl: string;
  readonly cookie: string;
  readonly memberIdByLabel: Readonly<Record<string, string>>;
}

export interface ReaderReport {
  reads: number;
  lookUps: number;
  /** What was not there, in words; the first few. */
  misses: string[];
  missed: number;
}

const { file, idsByTable, lookUpUrl, cookie, memberIdByLabel } = workerData as ReaderTask;
const db = new Database(file, { readonly: true });
const labels = Object.keys(memberIdByLabel);
const report: ReaderReport = { reads: 0, lookUps: 0, misses: [], missed: 0 };
let isOver = false;
parentPort?.on('message', () => (isOver = true));

function miss(what: string): void {
  report.missed += 1;
  if (report.misses.length < 20) report.misses.push(what);
}

function readTables(turn: number): void {
  for (const [table, ids] of Object.entries(idsByTable)) {
    // Prepared anew: what a name means may change with the generation.
    const [row] = db.prepare<[], { rows: number }>(`select count(*) as rows from "${table}"`).all();
    report.reads += 1;
    if ((row?.rows ?? 0) < ids.length) miss(`${table} had ${row?.rows} rows of ${ids.length}`);
    const id = ids[turn % ids.length] ?? '';
    report.reads += 1;
    if (db.prepare(`select id from "${table}" where id = ?`).get(id) === undefined) miss(`${table} was without ${id}`);
  }
}

async function lookUp(turn: number): Promise<void> {
  const label = labels[turn % labels.length] ?? '';
  const answer = await fetch(`${lookUpUrl}/${label}`, { headers: { cookie } });
  report.lookUps += 1;
  const { memberId } = (await answer.json()) as { memberId?: string };
  if (memberId !== memberIdByLabel[label]) miss(`the look-up of ${label} was answered ${answer.status}`);
}

for (let turn = 0; !isOver; turn += 1) {
  readTables(turn);
  await lookUp(turn);
  await nextTurn();
}
db.close();
parentPort?.postMessage(report);
parentPort?.close();
