/** `npm run hub:backup-taken -- 2026-11-21T03:00:00Z`: the backup that was begun then is safe. For the backup's script. */
import { refusedExitCode, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { v7 as newId } from 'uuid';
import { readConfig } from '../config.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import { readRoleUrls } from '../store/role-passwords.ts';
import { inScope } from '../tenancy/scope.ts';
import { markBackup } from './mark-backup.ts';

const takenAt = new Date(process.argv[2] ?? '');
try {
  if (Number.isNaN(takenAt.getTime()) || takenAt.getTime() > Date.now()) {
    throw new StartRefused(
      'When the backup was begun is missing or not a moment of the past.',
      'Name it, such as: npm run hub:backup-taken -- 2026-11-21T03:00:00Z',
    );
  }
  const { database, dataDir } = readConfig(process.env, process.cwd());
  const { pool, close } = openPool((database ?? readRoleUrls(dataDir)).service, 1, () => undefined);
  const scope = { kind: 'system', reason: 'a backup holds the changes of all boxes' } as const;
  const marked = await inScope(pool, scope, async (tx) => {
    await tx.query(
      `insert into audit_log (id, actor_kind, actor, action, details) values ($1, 'system', $2, 'backup_noted', $3)`,
      [newId(), scope.reason, JSON.stringify({ takenAt })],
    );
    return markBackup(tx, takenAt);
  }).finally(close);
  process.stdout.write(`Noted. ${marked} ${marked === 1 ? 'file' : 'files'} of boxes may forget more.\n`);
} catch (error) {
  if (!(error instanceof StartRefused)) throw error;
  process.stderr.write(`${error.message} ${error.remedy}\n`);
  process.exitCode = refusedExitCode;
}
