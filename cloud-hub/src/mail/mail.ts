/** One mail, in words. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: 'fr' | 'en' | 'es';
  /** Without its brackets; the same for one that is sent again, so that a mailbox can tell. */
  readonly messageId?: string;
  /** By which the reader ends such mails: RFC 2369, and RFC 8058 where it is https. */
  readonly unsubscribe?: string;
}

/** A way for mail to leave the hub. */
export interface Mail {
  /** Where it goes, for a person at the machine: a server or a folder. Never with a password. */
  readonly destination: string;
  /**
   * Resolves once somebody else answers for the mail.
   *
   * @throws LetterNotSent when nobody took it.
   */
  send(message: Message): Promise<void>;
  close(): Promise<void>;
}

/** The headers that programs read. */
export const headersOf = ({ language, unsubscribe }: Message): Record<string, string> => ({
  'Content-Language': language,
  ...(unsubscribe !== undefined && { 'List-Unsubscribe': `<${unsubscribe}>` }),
  // A mail program asks by itself, and RFC 8058 lets it only over https.
  ...(unsubscribe?.startsWith('https:') && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
});

/** Whose name the ids of mails carry. @param from As `JARVIS Edge <jarvis@hub.example>`. */
export const hostOf = (from: string): string => /@([\w.-]+)/.exec(from)?.[1] ?? 'localhost';
