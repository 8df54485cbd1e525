/** A kiosk's provisioning code as the hub knows it. */
export interface KnownCode {
  /** Unix ms. */
  readonly expires: number;
}

export type CodeVerdict = 'valid' | 'unknown' | 'expired';

/** @param now Unix ms. */
export function judgeCode(known: KnownCode | undefined, now: number): CodeVerdict {
  if (known === undefined) return 'unknown';
  return known.expires > now ? 'valid' : 'expired';
}
