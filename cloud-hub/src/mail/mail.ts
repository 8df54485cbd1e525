/** One mail, in words. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly language: 'fr' | 'en' | 'es';
}

/** A way for mail to leave the hub. */
export interface Mail {
  /** Where it goes, for a person at the machine: a server or a folder. Never with a password. */
  readonly destination: string;
  /**
   * Resolves once somebody else answers for the mail.
   *
   * @throws MailNotSent when nobody took it.
   */
  send(message: Message): Promise<void>;
  close(): Promise<void>;
}

/** Says why without the address that it was for. */
export class MailNotSent extends Error {
  override name = 'MailNotSent';
}
