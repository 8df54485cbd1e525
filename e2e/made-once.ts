import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder for what test files need alike and one of them makes for all, as long as a run of the tests lasts. */
export default function madeOnce(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'jarvis-made-'));
  // PostgreSQL, which is never root, walks through.
  chmodSync(folder, 0o711);
  process.env['JARVIS_MADE_ONCE'] = folder;
  return () => rmSync(folder, { recursive: true, force: true });
}
