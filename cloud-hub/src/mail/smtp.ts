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
}

/** The server's own words repeat the address; its code and the step that failed do not. */
const reasonOf = ({ code = 'no reason given', command, responseCode }: SmtpError): string =>
  [code, responseCode, command].filter((part) => part !== undefined).join(' ');

const lost = new Set(['ECONNECTION', 'ECONNREFUSED', 'EDNS', 'ENOTFOUND', 'ESOCKET', 'ETIMEDOUT', 'ETLS']);

function troubleOf({ code = '', command = '', responseCode = 0 }: SmtpError): LetterTrouble {
  if (code === 'EAUTH' || code === 'ENOAUTH') return 'sign_in';
  // RFC 5321, 4.2.1: 5yz is for good, 4yz for now.
  if (command === 'RCPT TO' && responseCode >= 500) return 'address';
  return lost.has(code) ? 'unreachable' : 'refused';
}
