import type { KeyObject } from 'node:crypto';
import { createHmac } from 'node:crypto';

/**
 * The canonical forms of a badge number, strongest first: how many bits of the credential the reader reported.
 * `uid7` and `uid4` are ISO 14443 UIDs, `em40` a whole EM4100 number, `w34` and `w26` the 32 and 24 data bits that a
 * Wiegand reader sends for it.
 */
export const badgeForms = ['uid7', 'uid4', 'em40', 'w34', 'w26'] as const;
export type BadgeForm = (typeof badgeForms)[number];

/** One reading of a badge, never stored: upper-case hexadecimal digits of the form's width. */
export interface BadgeNumber {
  readonly form: BadgeForm;
  readonly hex: string;
}

/** What is stored and sent instead of numbers: HMAC-SHA-256, base64url, under the tenant's key, by form. */
export type BadgeHmacs = Readonly<Partial<Record<BadgeForm, string>>>;

const hexDigits: Record<BadgeForm, number> = { uid7: 14, uid4: 8, em40: 10, w34: 8, w26: 6 };

export class BadBadgeNumber extends Error {
  override name = 'BadBadgeNumber';
}

/** @throws BadBadgeNumber when the digits do not fit the form; the message does not repeat them. */
export function badgeNumber(form: BadgeForm, hex: string): BadgeNumber {
  const upper = hex.toUpperCase();
  if (upper.length !== hexDigits[form] || !/^[0-9A-F]+$/.test(upper)) {
    throw new BadBadgeNumber(`A badge number of the form ${form} has ${hexDigits[form]} hexadecimal digits.`);
  }
  return { form, hex: upper };
}

/**
 * Every form in which other readers would report the same card, the number's own form first. A Wiegand reader drops
 * the leading bits of an EM4100 number, so one card gives three numbers.
 */
export function canonicalForms(number: BadgeNumber): BadgeNumber[] {
  switch (number.form) {
    case 'em40':
      return [number, { form: 'w34', hex: number.hex.slice(2) }, { form: 'w26', hex: number.hex.slice(4) }];
    case 'w34':
      return [number, { form: 'w26', hex: number.hex.slice(2) }];
    case 'uid7':
    case 'uid4':
    case 'w26':
      return [number];
  }
}

/**
 * Keyed, because a 26-bit card has only 2^24 numbers: a plain digest of one is reversed in seconds.
 *
 * @param tenantKey 32 bytes; numbers of two tenants are never comparable.
 */
export function badgeHmac(tenantKey: Uint8Array | KeyObject, { form, hex }: BadgeNumber): string {
  return createHmac('sha256', tenantKey).update(`${form}:${hex}`).digest('base64url');
}

/** What a badge row keeps of a card whose number was read once at enrolment. */
export function badgeHmacs(tenantKey: Uint8Array | KeyObject, number: BadgeNumber): BadgeHmacs {
  return Object.fromEntries(canonicalForms(number).map((form) => [form.form, badgeHmac(tenantKey, form)]));
}

/**
 * Whether a badge found through one form of a tap is that card. Two cards can share the low bits that a Wiegand reader
 * reports, so a weaker form counts only when the badge knows no stronger form that this tap also has.
 *
 * @param tapped The form that the reader reported.
 * @param matched The form by which the badge was found.
 */
export function isSameCard(tapped: BadgeForm, matched: BadgeForm, badge: BadgeHmacs): boolean {
  const stronger = badgeForms.slice(badgeForms.indexOf(tapped), badgeForms.indexOf(matched));
  return stronger.every((form) => badge[form] === undefined);
}
