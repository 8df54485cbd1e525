import type { Saying } from '../protocol/reports.ts';

/** What the hub writes to people, before it is put into words. `hours` is how long the link is good; times are Unix ms. */
export type Letter =
  | { readonly kind: 'invitation'; readonly name: string; readonly link: string; readonly hours: number }
  | { readonly kind: 'reset'; readonly name: string; readonly link: string; readonly hours: number }
  | {
      readonly kind: 'new-device';
      readonly name: string;
      readonly at: number;
      /** As the browser calls itself. */
      readonly device: string | null;
      readonly address: string;
    }
  | { readonly kind: 'password-changed'; readonly name: string; readonly at: number }
  | {
      readonly kind: 'weekly-report';
      readonly name: string;
      /** Of a gym or franchise. */
      readonly place: string;
      /** Monday's date, as `2026-11-16`. */
      readonly period: string;
      /** What matters most; it names no member. */
      readonly matters: readonly Saying[];
      /** By id: of the gyms that it names. */
      readonly gymNames: Readonly<Record<string, string>>;
      /** IANA name: by whose clock its days are. */
      readonly timezone: string;
      readonly link: string;
      /** Ends these mails for the reader, without a sign-in. */
      readonly unsubscribe: string;
    };

/**
 * Why a mail did not leave: `address` the mail server knows no such mailbox, `sign_in` it did not take the hub's password,
 * `unreachable` it is not there, `refused` it said no to all else, `folder` the hub's own folder could not be written.
 */
export type LetterTrouble = 'address' | 'sign_in' | 'unreachable' | 'refused' | 'folder';

/** Says why without the address that it was for. */
export class LetterNotSent extends Error {
  override name = 'LetterNotSent';
  readonly trouble: LetterTrouble;

  constructor(message: string, trouble: LetterTrouble, options?: ErrorOptions) {
    super(message, options);
    this.trouble = trouble;
  }
}

export interface Recipient {
  readonly email: string;
  readonly language: 'fr' | 'en' | 'es';
}

/**
 * Resolves once the mail is out of the hub's hands; rejects with LetterNotSent when it could not be sent.
 *
 * @param id The same for a letter that is sent again: mailboxes that know it show it once.
 */
export type SendLetter = (to: Recipient, letter: Letter, id?: string) => Promise<void>;
