import { checkpointIfDue } from '@jarvis-edge/sync/box/checkpoint.ts';
import type Database from 'better-sqlite3';

const everyMs = 1000;

/** Keeps the write-ahead log short between taps. @returns stops it. */
export function startCheckpoints(db: Database.Database): () => void {
  const timer = setInterval(() => checkpointIfDue(db), everyMs);
  return () => clearInterval(timer);
}
