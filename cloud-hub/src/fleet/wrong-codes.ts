import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type { Tx } from '../tenancy/scope.ts';

export const ofAddress = { tries: 5, windowMs: 15 * 60_000 } as const;
/**
 * Many addresses guess together what one may not. A code has 30 bits: of 60 tries a minute, 900 fall into the quarter of an
 * hour that it lives, and one in 1.2 million such attacks meets it. With a hundred codes open day and night, that is a hit in
 * four months of guessing without pause, and then a person still compares four words.
 */
export const ofAll = { tries: 60, windowMs: 60_000 } as const;

/** Held while a code is judged, so that tries side by side are counted one after the other. */
const lockKey = 7_070_064;

/** @returns how long whoever asks from there has to wait, ms; 0 when a code may be tried. */
export async function waitBefore(tx: Tx, address: string, now: number): Promise<{ ms: number; isOfAll: boolean }> {
  const [found] = await tx.query<{ here: Date | null; all: Date | null }>(
    `select
       (select at from wrong_codes where address = $1 and at > $2 order by at desc offset $3 limit 1) as here,
       (select at from wrong_codes where at > $4 order by at desc offset $5 limit 1) as all`,
    [
      ...[address, new Date(now - ofAddress.windowMs), ofAddress.tries - 1],
      ...[new Date(now - ofAll.windowMs), ofAll.tries - 1],
    ],
  );
  const left = (since: Date | null | undefined, windowMs: number): number =>
    !since ? 0 : Math.max(0, since.getTime() + windowMs - now);
  const here = left(found?.here, ofAddress.windowMs);
  const all = left(found?.all, ofAll.windowMs);
  return here >= all ? { ms: here, isOfAll: false } : { ms: all, isOfAll: true };
}

export async function oneAfterTheOther(tx: Tx): Promise<void> {
  await tx.query('select pg_advisory_xact_lock($1)', [lockKey]);
}

export async function noteWrongCode(tx: Tx, address: string, now: number): Promise<void> {
  await tx.query('delete from wrong_codes where at < $1', [new Date(now - ofAddress.windowMs)]);
  await tx.query('insert into wrong_codes (address, at) values ($1, $2)', [address, new Date(now)]);
}

export function tooManyTries({ ms, isOfAll }: { ms: number; isOfAll: boolean }): RequestRefused {
  const retryAfterSeconds = Math.ceil(ms / 1000);
  const remedy =
    retryAfterSeconds > 90
      ? `Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`
      : `Try again in ${retryAfterSeconds} seconds.`;
  const message = isOfAll
    ? 'Many wrong codes are coming from many places, so everyone waits a little.'
    : 'Too many wrong codes came from this address.';
  return new RequestRefused(429, { code: 'too-many-tries', message, remedy, retryAfterSeconds });
}
