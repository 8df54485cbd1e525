import type pg from 'pg';
import { LetterNotSent, type SendLetter } from '../letter.ts';
import { noteFailed, noteSent, takeDue, type DueMail } from './mails.ts';
import { nextTry } from './next-try.ts';

/** What is due is looked for this often, ms. */
const everyMs = 60_000;

export interface ReportPostParts {
  readonly pool: pg.Pool;
  readonly sendLetter: SendLetter;
  /** Where people reach the console, without a slash at the end. */
  readonly publicUrl: () => string;
  /** By which a reader ends these mails. */
  readonly unsubscribeUrl: (userId: string) => string;
  /** The same for a mail whenever it is sent; tells nothing of whom it is for. */
  readonly mailId: (userId: string, reportId: string) => string;
  /** Told of a try that failed, without whom it was for. */
  readonly failed: (error: unknown, tries: number, isGivenUp: boolean) => void;
  /** The database did not answer: the next look goes on. */
  readonly warn: (error: unknown) => void;
  /** Unix ms. */
  readonly now: () => number;
  /** In [0, 1). */
  readonly random: () => number;
}

/**
 * Sends the mails of reports that were put down with them, one after the other, and again after failures.
 *
 * Between a mail server that took a mail and the note of it the hub can die, and nothing can tell then: the mail is sent once
 * more. Readers rather have it twice than never, and it has the same id, by which most mailboxes show it once.
 */
export class ReportPost {
  readonly #parts: ReportPostParts;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #isNews = false;
  #isClosed = false;

  constructor(parts: ReportPostParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#timer = setInterval(() => void this.look(), everyMs);
    void this.look();
  }

  /** Waits for the mail that is under way, and for the note of it. */
  async close(): Promise<void> {
    this.#isClosed = true;
    clearInterval(this.#timer);
    await this.#looking;
  }

  look(): Promise<void> {
    this.#isNews = true;
    this.#looking ??= this.#lookWhileNews().finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #lookWhileNews(): Promise<void> {
    while (this.#isNews && !this.#isClosed) {
      this.#isNews = false;
      await this.#sendDue().catch(this.#parts.warn);
    }
  }

  async #sendDue(): Promise<void> {
    const { pool, now } = this.#parts;
    while (!this.#isClosed) {
      const mail = await takeDue(pool, now());
      if (mail === undefined) return;
      // Where nobody answers, the others need not find out one by one how long that takes.
      if (!(await this.#send(mail))) return;
    }
  }

  /** @returns whether there is a mail server. */
  async #send(mail: DueMail): Promise<boolean> {
    const { pool, sendLetter, publicUrl, unsubscribeUrl, mailId, failed, now, random } = this.#parts;
    const { userId, reportId, to, name, place, period, timezone, matters, gymNames, tries } = mail;
    try {
      await sendLetter(
        to,
        {
          ...{ kind: 'weekly-report', name, place, period, timezone, matters, gymNames },
          link: `${publicUrl()}/console/#/reports/${reportId}`,
          unsubscribe: unsubscribeUrl(userId),
        },
        mailId(userId, reportId),
      );
    } catch (error) {
      const trouble = error instanceof LetterNotSent ? error.trouble : 'refused';
      const next = nextTry(trouble, tries, random());
      await noteFailed(pool, mail, trouble, next, now());
      failed(error, tries, next.kind === 'given_up');
      return trouble !== 'unreachable' && trouble !== 'sign_in';
    }
    await noteSent(pool, mail, now());
    return true;
  }
}
