import { expect, test } from 'vitest';
import { LetterNotSent, type LetterTrouble } from '../letter.ts';
import type { Mail, Message } from './mail.ts';

export interface MailUnderTest {
  readonly mail: Mail;
  /** What has arrived, oldest first, as it travels. */
  arrived(): Promise<readonly string[]>;
  /** Makes it refuse from now on. */
  break(): Promise<void>;
  /** What it says then. */
  readonly troubleWhenBroken: LetterTrouble;
  stop(): Promise<void>;
}

const message: Message = {
  to: 'owner@forme.example',
  subject: 'Votre accès à JARVIS Edge',
  text: 'Bonjour,\n\nhttps://hub.example/console/#/link/abc\n',
  html: '<p>Bonjour, <a href="https://hub.example">choisissez</a> — été</p>',
  language: 'fr',
};

/** Undoes what travels with a mail: long lines are cut and letters beyond ASCII are written in hexadecimal digits. */
const readable = (raw: string): string =>
  Buffer.from(
    raw
      .replaceAll(/=\r?\n/g, '')
      .replaceAll(/=([0-9A-F]{2})/g, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  ).toString('utf8');

/** What every way for mail to leave the hub promises. */
export function mailContract(name: string, open: () => Promise<MailUnderTest>): void {
  test(`${name}: a mail arrives whole, in both forms, with its accents`, async () => {
    const under = await open();
    try {
      await under.mail.send(message);
      const [raw = '', ...others] = await under.arrived();
      expect(others).toEqual([]);
      expect(raw).toMatch(/^To: owner@forme\.example/m);
      expect(raw).toMatch(/^Content-Language: fr/m);
      expect(raw).toMatch(/^Subject: =\?UTF-8\?/m);
      expect(readable(raw)).toContain('https://hub.example/console/#/link/abc');
      expect(readable(raw)).toContain('— été</p>');
    } finally {
      await under.stop();
    }
  });

  test(`${name}: a name cannot add a header`, async () => {
    const under = await open();
    try {
      await under.mail.send({ ...message, subject: 'Bonjour\r\nBcc: someone@else.example' });
      const [raw = ''] = await under.arrived();
      expect(raw).not.toMatch(/^Bcc:/m);
    } finally {
      await under.stop();
    }
  });

  test(`${name}: a mail that can be ended says how to mail programs, by itself over https alone, and keeps its id when sent again`, async () => {
    const under = await open();
    try {
      const unsubscribe = `https://hub.example/mail/reports/${'a'.repeat(100)}`;
      for (const url of [unsubscribe, unsubscribe, 'http://localhost:7070/mail/reports/b']) {
        await under.mail.send({ ...message, messageId: 'report.1', unsubscribe: url });
      }
      // Long headers are folded: RFC 5322, 2.2.3.
      const raws = (await under.arrived()).map((raw) => raw.replaceAll(/\r?\n[ \t]+/g, ' '));
      expect(raws.map((raw) => /^List-Unsubscribe: +(.*?)\r?$/m.exec(raw)?.[1])).toEqual([
        ...[`<${unsubscribe}>`, `<${unsubscribe}>`, '<http://localhost:7070/mail/reports/b>'],
      ]);
      expect(raws.map((raw) => /^List-Unsubscribe-Post: (.*?)\r?$/m.exec(raw)?.[1])).toEqual([
        ...['List-Unsubscribe=One-Click', 'List-Unsubscribe=One-Click', undefined],
      ]);
      const ids = raws.map((raw) => /^Message-ID: (.*?)\r?$/im.exec(raw)?.[1]);
      expect(new Set(ids).size).toBe(1);
      expect(ids[0]).toMatch(/^<report\.1@(hub\.example|localhost)>$/);
    } finally {
      await under.stop();
    }
  });

  test(`${name}: what it does not take is told, without the address`, async () => {
    const under = await open();
    try {
      await under.break();
      const refused = under.mail.send(message);
      await expect(refused).rejects.toBeInstanceOf(LetterNotSent);
      await expect(refused).rejects.toMatchObject({ trouble: under.troubleWhenBroken });
      await expect(refused).rejects.not.toThrow('owner@forme.example');
    } finally {
      await under.stop();
    }
  });
}
