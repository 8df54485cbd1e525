import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, test } from 'vitest';
import type { Letter } from '../letter.ts';
import { openFileOutbox } from './file-outbox.ts';
import { mailContract, type MailUnderTest } from './mail.contract.ts';
import { createSendLetter } from './send-letter.ts';
import { openSmtp } from './smtp.ts';
import type { Message } from './mail.ts';

async function fileOutbox(): Promise<MailUnderTest & { folder: string }> {
  const parent = mkdtempSync(join(tmpdir(), 'jarvis-mail-'));
  const folder = join(parent, 'mail');
  let count = 0;
  const newId = (): string => String((count += 1)).padStart(12, '0');
  return {
    folder,
    mail: openFileOutbox({ folder, now: () => Date.UTC(2026, 10, 21, 9), newId }),
    arrived: async () =>
      readdirSync(folder)
        .toSorted()
        .map((name) => readFileSync(join(folder, name), 'utf8')),
    troubleWhenBroken: 'folder',
    break: async () => writeFileSync(folder, 'a file where the folder should be'),
    stop: async () => rmSync(parent, { recursive: true, force: true }),
  };
}

async function smtp(): Promise<MailUnderTest> {
  const mails: string[] = [];
  let isBroken = false;
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    authOptional: true,
    onAuth: ({ username, password }, _session, done) =>
      username === 'hub' && password === 'secret' ? done(null, { user: 'hub' }) : done(new Error('wrong')),
    onRcptTo: ({ address }, _session, done) => done(isBroken ? new Error(`${address} is not known here`) : null),
    onData: (stream, _session, done) => {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        mails.push(Buffer.concat(parts).toString());
        done();
      });
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.server.address() as AddressInfo;
  const mail = openSmtp({ url: `smtp://hub:secret@127.0.0.1:${port}`, from: 'JARVIS Edge <jarvis@hub.example>' });
  return {
    mail,
    arrived: async () => mails,
    troubleWhenBroken: 'address',
    break: async () => void (isBroken = true),
    stop: async () => {
      await mail.close();
      await new Promise<void>((closed) => server.close(() => closed()));
    },
  };
}

mailContract('a mail server', smtp);
mailContract('a folder', fileOutbox);

test('mail in the folder is for its owner alone, and the oldest make room', async () => {
  const under = await fileOutbox();
  try {
    const message: Message = { to: 'a@b.example', subject: 's', text: 't', html: '<p>t</p>', language: 'en' };
    for (let index = 0; index < 203; index += 1) await under.mail.send(message);
    const names = readdirSync(under.folder).toSorted();
    expect(names).toHaveLength(200);
    expect(names[0]).toContain('000000000004');
    expect(statSync(join(under.folder, names[0]!)).mode & 0o777).toBe(0o600);
    expect(statSync(under.folder).mode & 0o777).toBe(0o700);
  } finally {
    await under.stop();
  }
});

test('a mail server that is not there is told by its host, without its password', async () => {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((closed) => server.close(() => closed()));
  const mail = openSmtp({ url: `smtp://hub:secret@127.0.0.1:${port}`, from: 'a@b.example' });
  expect(mail.destination).toBe(`127.0.0.1:${port}`);
  const sent = mail.send({ to: 'a@b.example', subject: 's', text: 't', html: 't', language: 'en' });
  await expect(sent).rejects.toThrow(`The mail server 127.0.0.1:${port} did not take a mail: ESOCKET`);
  await expect(sent).rejects.not.toThrow('secret');
  await expect(sent).rejects.toMatchObject({ trouble: 'unreachable' });
});

test('a mail server that does not take the hub’s password says so', async () => {
  const under = await smtp();
  const url = `smtp://hub:wrong@${under.mail.destination}`;
  const mail = openSmtp({ url, from: 'a@b.example' });
  try {
    const sent = mail.send({ to: 'a@b.example', subject: 's', text: 't', html: 't', language: 'en' });
    await expect(sent).rejects.toMatchObject({ trouble: 'sign_in' });
  } finally {
    await mail.close();
    await under.stop();
  }
});

test.each([
  ['550 5.1.1 No such user', 'address'],
  ['550-5.1.1 The account does not exist.\r\n550 5.1.1 See the help page', 'address'],
  ['550 5.1.10 Recipient not found', 'address'],
  ['553 5.1.3 Bad address syntax', 'address'],
  ['550 No such user', 'address'],
  ['551 User not local', 'address'],
  ['553 Mailbox name not allowed', 'address'],
  ['554 5.7.1 Service unavailable; client host [203.0.113.7] blocked using zen.example', 'refused'],
  ['550 5.7.1 Relaying denied', 'refused'],
  ['552 5.2.2 Mailbox full', 'refused'],
  ['552 Mailbox full', 'refused'],
  ['550 5.1.8 Sender address rejected: domain not found', 'refused'],
  ['554 Transaction failed', 'refused'],
  ['450 4.1.1 Not now', 'refused'],
])('a mail server that answers to a recipient %s: %s', async (answer, trouble) => {
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.write('220 mail\r\n');
    let rest = '';
    socket.on('data', (part) => {
      const lines = `${rest}${part.toString()}`.split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) socket.write(line.startsWith('RCPT') ? `${answer}\r\n` : '250 ok\r\n');
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const mail = openSmtp({ url: `smtp://127.0.0.1:${port}`, from: 'a@b.example' });
  try {
    const sent = mail.send({ to: 'a@b.example', subject: 's', text: 't', html: 't', language: 'en' });
    await expect(sent).rejects.toMatchObject({ trouble });
  } finally {
    await mail.close();
    server.close();
  }
});

const letters: readonly Letter[] = [
  {
    kind: 'invitation',
    name: 'Direction <b>Forme</b>',
    link: 'https://hub.example/console/#/link/abc?a=1&b=2',
    hours: 48,
  },
  { kind: 'reset', name: 'Direction', link: 'https://hub.example/console/#/link/abc', hours: 1 },
  { kind: 'new-device', name: 'Direction', at: Date.UTC(2026, 10, 21, 9, 5), device: 'Firefox', address: '192.0.2.1' },
  { kind: 'password-changed', name: 'Direction', at: Date.UTC(2026, 10, 1, 9, 5) },
  {
    ...{ kind: 'weekly-report', name: 'Direction', place: 'Forme', period: '2026-11-16', timezone: 'Europe/Paris' },
    matters: [
      { code: 'gyms_at_risk', parameters: { count: 7, gymId: 'a', there: 5 } },
      { code: 'box_silent', parameters: { since: Date.UTC(2026, 9, 31, 23, 30) } },
    ],
    gymNames: { a: 'Part-Dieu' },
    link: 'https://hub.example/console/#/reports/1',
    unsubscribe: 'https://hub.example/mail/reports/abc',
  },
];

test('every letter is written in three languages, as text and as a page in which names stay names', async () => {
  const sent: Message[] = [];
  const send = createSendLetter({
    destination: 'a test',
    send: async (message) => void sent.push(message),
    close: async () => undefined,
  });
  for (const language of ['fr', 'en', 'es'] as const) {
    for (const letter of letters) await send({ email: 'owner@forme.example', language }, letter);
  }
  expect(new Set(sent.map(({ subject }) => subject)).size).toBe(15);
  expect(sent[0]!.text).toContain('https://hub.example/console/#/link/abc?a=1&b=2');
  expect(sent[0]!.html).toContain('href="https://hub.example/console/#/link/abc?a=1&amp;b=2"');
  expect(sent[0]!.html).not.toContain('<b>');
  expect(sent[2]!.text).toContain('21 novembre 2026');
  expect(sent[3]!.text).toContain('a été changé le 1er novembre 2026 à');
  expect([sent[4]!.subject, sent[14]!.subject]).toEqual([
    ...['Forme : la semaine du 16 au 22 novembre 2026', 'Forme: la semana del 16 al 22 de noviembre de 2026'],
  ]);
  expect(sent[4]!.text).toMatch(/– 7\smembres risquent de partir, dont 5 à Part-Dieu\./);
  expect(sent[9]!.text).toContain('– The box has been silent since 1 November');
  expect(sent[4]!.text).toContain('– Le boîtier ne répond plus depuis le 1er novembre :');
  expect(sent[4]!.unsubscribe).toBe('https://hub.example/mail/reports/abc');
  expect(sent.filter(({ unsubscribe }) => unsubscribe !== undefined)).toHaveLength(3);
  expect(sent[4]!.text).toContain(
    'parce que vous dirigez Forme.\nNe plus recevoir ces messages\nhttps://hub.example/mail',
  );
  expect(sent[9]!.html).toContain('<a href="https://hub.example/mail/reports/abc">Stop these messages</a>');
  expect(sent[7]!.text).toMatch(/November 21, 2026 at 9:05\sAM UTC/);
  for (const { html, text, language } of sent) {
    expect(html).toContain(`<html lang="${language}">`);
    expect(`${html}${text}`).not.toMatch(/undefined|null|\[object/);
  }
});
