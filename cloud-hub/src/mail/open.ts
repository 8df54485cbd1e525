import { join } from 'node:path';
import type { Config } from '../config.ts';
import { openFileOutbox } from './file-outbox.ts';
import type { Mail } from './mail.ts';
import { openSmtp } from './smtp.ts';

/** By a mail server where one is named; otherwise into the data folder, for the demo and for a hub that has none yet. */
export const openMail = (
  { mail, dataDir }: Pick<Config, 'mail' | 'dataDir'>,
  { now, newId }: { now: () => number; newId: () => string },
): Mail =>
  mail === undefined
    ? openFileOutbox({ folder: join(dataDir, 'mail'), now, newId })
    : openSmtp({ url: mail.smtpUrl, from: mail.from });
