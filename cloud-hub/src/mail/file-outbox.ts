import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { LetterNotSent } from '../letter.ts';
import { headersOf, hostOf, type Mail } from './mail.ts';

/** The newest that are kept: links in older ones have long ended. */
const keptAtMost = 200;
const fromHere = 'JARVIS Edge <jarvis@localhost>';

export interface FileOutbox {
  /** Made when missing; for its owner alone. */
  readonly folder: string;
  readonly from?: string | undefined;
  /** Unix ms. */
  readonly now: () => number;
  readonly newId: () => string;
}

/** Mail for a hub without a mail server: each becomes a file that any mail program opens. */
export function openFileOutbox({ folder, from = fromHere, now, newId }: FileOutbox): Mail {
  const composer = createTransport({ streamTransport: true, buffer: true, disableFileAccess: true });
  return {
    destination: folder,
    send: async (mail) => {
      const { to, subject, text, html, messageId } = mail;
      const { message } = await composer.sendMail({
        ...{ from, to, subject, text, html, date: new Date(now()), headers: headersOf(mail) },
        ...(messageId !== undefined && { messageId: `<${messageId}@${hostOf(from)}>` }),
      });
      try {
        mkdirSync(folder, { recursive: true, mode: 0o700 });
        const name = `${new Date(now()).toISOString().replaceAll(':', '-')}-${newId().slice(-12)}.eml`;
        writeFileSync(join(folder, name), message as Buffer, { mode: 0o600, flag: 'wx' });
        for (const old of readdirSync(folder).toSorted().slice(0, -keptAtMost))
          rmSync(join(folder, old), { force: true });
      } catch (cause) {
        const { code } = cause as NodeJS.ErrnoException;
        throw new LetterNotSent(`A mail could not be put into ${folder}: ${code ?? 'unknown error'}.`, 'folder', {
          cause,
        });
      }
    },
    close: async () => composer.close(),
  };
}
