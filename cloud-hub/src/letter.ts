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
    };

export interface Recipient {
  readonly email: string;
  readonly language: 'fr' | 'en' | 'es';
}

/** Resolves once the mail is out of the hub's hands; rejects when it could not be sent. */
export type SendLetter = (to: Recipient, letter: Letter) => Promise<void>;
