import { createTransport } from 'nodemailer';
import { LetterNotSent, type LetterTrouble } from '../letter.ts';
import { headersOf, hostOf, type Mail } from './mail.ts';

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
    send: async (mail) => {
      const { to, subject, text, html, messageId } = mail;
      try {
        await transport.sendMail({
          ...{ from, to, subject, text, html, headers: headersOf(mail) },
          ...(messageId !== undefined && { messageId: `<${messageId}@${hostOf(from)}>` }),
        });
      } catch (error) {
        const reason = reasonOf(error as SmtpError);
        throw new LetterNotSent(
          `The mail server ${host} did not take a mail: ${reason}.`,
          troubleOf(error as SmtpError),
        );
      }
    },
    close: async () => transport.close(),
  };
}

/** What nodemailer says of a failure. */
interface SmtpError {
  readonly code?: string;
  readonly command?: string;
  readonly responseCode?: number;
  /** The server's own words. */
  readonly response?: string;
}

/** The server's own words repeat the address; its code and the step that failed do not. */
const reasonOf = ({ code = 'no reason given', command, responseCode }: SmtpError): string =>
  [code, responseCode, command].filter((part) => part !== undefined).join(' ');

const lost = new Set(['ECONNECTION', 'ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'ESOCKET', 'ETIMEDOUT', 'ETLS']);

/** Without an enhanced status code, these say that there is no such mailbox: RFC 5321, 4.2.3. */
const ofMailboxes = new Set([550, 551, 553]);

/** Servers say of a recipient too that they take no mail from the hub, or that a mailbox is full: that may mend. */
function isOfMailbox({ command, responseCode = 0, response = '' }: SmtpError): boolean {
  if (command !== 'RCPT TO') return false;
  // RFC 3463, 3.2: 5.1.x is of addresses, of which 5.1.7 and 5.1.8 are those of the sender.
  const [, status] = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})(?!\d)/.exec(response) ?? [];
  return status === undefined ? ofMailboxes.has(responseCode) : /^5\.1\.(?![78]$)/.test(status);
}

function troubleOf(error: SmtpError): LetterTrouble {
  const { code = '' } = error;
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'sign_in';
  if (isOfMailbox(error)) return 'address';
  return lost.has(code) ? 'unreachable' : 'refused';
}
