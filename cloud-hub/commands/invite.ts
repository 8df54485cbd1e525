/** `npm run hub:invite -- --email x@y --role super_admin --name "…"`: an account, by who holds the hub's machine. */
import { parseArgs } from 'node:util';
import { runCommand, StartRefused } from '@jarvis-edge/sync/lifecycle.ts';
import { v7 as newId } from 'uuid';
import { z } from 'zod';
import { Email, Role } from '../protocol/person.ts';
import { createWriteAudit } from '../src/audit/write.ts';
import { readConfig } from '../src/config.ts';
import { inviteHere, type Wish } from '../src/identity/invite-here.ts';
import { openMail } from '../src/mail/open.ts';
import { createSendLetter } from '../src/mail/send-letter.ts';
import { openPool } from '@jarvis-edge/sync/hub/pool.ts';
import { readRoleUrls } from '../src/store/role-passwords.ts';

const usage =
  'Such as: npm run hub:invite -- --email owner@forme.example --role super_admin --name "Direction Forme" --language fr. An owner takes --franchise ID, managers and staff take --gym ID. --without-mfa lets in who lost their second factor.';

const Wished = z
  .object({
    email: Email,
    role: Role,
    name: z.string().trim().min(1).max(100),
    language: z.enum(['fr', 'en', 'es']),
    franchiseId: z.uuid().nullable(),
    gymId: z.uuid().nullable(),
    withoutMfa: z.boolean(),
  })
  .refine(({ role, franchiseId }) => (role === 'franchise_owner') === (franchiseId !== null), { path: ['franchise'] })
  .refine(({ role, gymId }) => role.startsWith('gym_') === (gymId !== null), { path: ['gym'] });

function readWish(args: readonly string[]): Wish {
  const text = { type: 'string' } as const;
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        email: text,
        role: text,
        name: text,
        language: text,
        franchise: text,
        gym: text,
        'without-mfa': { type: 'boolean' },
      },
    });
    return Wished.parse({
      email: values.email?.toLowerCase(),
      role: values.role,
      name: values.name,
      language: values.language ?? 'fr',
      franchiseId: values.franchise ?? null,
      gymId: values.gym ?? null,
      withoutMfa: values['without-mfa'] ?? false,
    });
  } catch (cause) {
    const field = cause instanceof z.ZodError ? cause.issues[0]?.path.join('.') : undefined;
    const what = field === undefined ? (cause as Error).message : `--${field} is missing or cannot be used.`;
    throw new StartRefused(what, usage, { cause });
  }
}

await runCommand(async () => {
  const wish = readWish(process.argv.slice(2));
  const config = readConfig(process.env, process.cwd());
  const now = Date.now;
  const { pool, close } = openPool((config.database ?? readRoleUrls(config.dataDir)).service, 1, () => undefined);
  const mail = openMail(config, { now, newId });
  try {
    const { kind, link, mailed } = await inviteHere(
      {
        pool,
        now,
        newId,
        publicUrl: () => config.publicUrl ?? `http://${config.host}:${config.port}`,
        writeAudit: createWriteAudit({ newId, now }),
        sendLetter: createSendLetter(mail),
      },
      wish,
    ).catch(inWords);
    const what = kind === 'reset' ? 'The account has a password already; this link sets a new one' : 'Invited';
    const where = await mailed.then(
      () => `Mail: ${mail.destination}`,
      (error: unknown) => `No mail was sent: ${(error as Error).message}`,
    );
    process.stdout.write(`${what}: ${wish.email}\n${where}\nLink, good once: ${link}\n`);
  } finally {
    await mail.close();
    await close();
  }
});

function inWords(cause: unknown): never {
  const { code } = cause as { code?: string };
  if (code === 'ECONNREFUSED' || code === 'ENOENT') {
    throw new StartRefused('The hub’s database does not answer.', 'Start the hub first, then invite.', { cause });
  }
  if (code === '23503') {
    throw new StartRefused('There is no such gym or franchise.', 'Take its ID from the console.', { cause });
  }
  throw cause;
}
