import { createTransport } from 'nodemailer';
import { MailNotSent, type Mail } from './mail.ts';

/** A mail server that says nothing for so long will not, ms. */
const patienceMs = 10_000;

/** @param url `smtp://` or `smtps://`, with user and password where the server wants them. */
export function openSmtp({ url, from }: { url: string; from: string }): Mail {
  const transport = createTransport({
    url,
    connectionTimeout: patienceMs,
    greetingTimeout: patienceMs,
    socketTimeout: patienceMs,
    // A message is made of words alone: nothing is read from disk or network for it.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const { host } = new URL(url);
  return {
    destination: host,
    send: async ({ to, subject, text, html, language }) => {
      try {
        await transport.sendMail({ from, to, subject, text, html, headers: { 'Content-Language': language } });
      } catch (error) {
        throw new MailNotSent(`The mail server ${host} did not take a mail: ${reasonOf(error)}.`);
      }
    },
    close: async () => transport.close(),
  };
}

/** The server's own words repeat the address; its code and the step that failed do not. */
function reasonOf(error: unknown): string {
  const {
    code = 'no reason given',
    command,
    responseCode,
  } = error as {
    code?: string;
    command?: string;
    responseCode?: number;
  };
  return [code, responseCode, command].filter((part) => part !== undefined).join(' ');
}
