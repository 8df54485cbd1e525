import { businessDayStart } from '@jarvis-edge/sync/opening-hours.ts';
import { RequestRefused } from '@jarvis-edge/sync/request-refused.ts';
import type pg from 'pg';
import type { WriteAudit } from '../audited.ts';
import type { BoxClaims } from '../box-claims.ts';
import { inScope, type Scope, type Tx } from '../tenancy/scope.ts';
import { allowance, isNoted, type Allowance, type Caps } from './allowance.ts';
import type { createMint } from './mint.ts';

export interface VoiceSecretsDeps {
  readonly pool: pg.Pool;
  readonly mint: ReturnType<typeof createMint>;
  readonly caps: Caps;
  readonly writeAudit: WriteAudit;
  /** Unix ms. */
  readonly now: () => number;
}

const scope: Scope = {
  kind: 'system',
  reason: 'secrets for the voice service are counted where no box can change the count',
};

/** Gives boxes short-lived secrets for the voice service, so many and for so much a gym and day. */
export const createGiveSecret =
  ({ pool, mint, caps, writeAudit, now }: VoiceSecretsDeps) =>
  /** @throws RequestRefused when the gym's allowance is used up, or the service gives none. */
  async (
    { boxId, gymId }: BoxClaims,
    model: string,
    address: string,
  ): Promise<{ secret: string; expiresAt: number }> => {
    const actor = { kind: 'box', id: boxId, address } as const;
    const { answer, day } = await inScope(pool, scope, async (tx) => {
      const today = await todayOf(tx, gymId, now());
      const verdict = allowance(today, caps);
      const [count] = await tx.query<{ count: number }>(
        verdict === 'granted'
          ? `update voice_secret_days set minted = minted + 1 where gym_id = $1 and day = $2 returning minted as count`
          : `update voice_secret_days set refused = refused + 1 where gym_id = $1 and day = $2 returning refused as count`,
        [gymId, today.day],
      );
      if (isNoted(count?.count ?? 0)) {
        const action = verdict === 'granted' ? 'voice_secrets_minted' : 'voice_secrets_refused';
        await writeAudit(tx, actor, { action, gymId, details: { boxId, count: count?.count, verdict } });
      }
      return { answer: verdict, day: today.day };
    });
    if (answer !== 'granted') throw refusals[answer]();
    try {
      return await mint(model);
    } catch (error) {
      // What was not given does not count.
      await inScope(pool, scope, (tx) =>
        tx.query(`update voice_secret_days set minted = minted - 1 where gym_id = $1 and day = $2`, [gymId, day]),
      );
      throw error;
    }
  };

/** The row of the day is locked: two that ask at once are counted one after the other. */
async function todayOf(
  tx: Tx,
  gymId: string,
  now: number,
): Promise<{ day: Date; minted: number; spentMicrodollars: number }> {
  const [gym] = await tx.query<{ timezone: string }>('select timezone from gyms where id = $1', [gymId]);
  const day = new Date(businessDayStart(gym?.timezone ?? 'UTC', now));
  await tx.query('insert into voice_secret_days (gym_id, day) values ($1, $2) on conflict do nothing', [gymId, day]);
  const [counted] = await tx.query<{ minted: number }>(
    'select minted from voice_secret_days where gym_id = $1 and day = $2 for update',
    [gymId, day],
  );
  const [spent] = await tx.query<{ microdollars: string }>(
    `select coalesce(sum(cost_microdollars), 0) as microdollars from sessions where gym_id = $1 and started_at >= $2`,
    [gymId, day],
  );
  return { day, minted: counted?.minted ?? 0, spentMicrodollars: Number(spent?.microdollars ?? 0) };
}

const refused = (message: string, remedy: string): RequestRefused =>
  new RequestRefused(429, { code: 'voice-allowance', message, remedy });

const refusals: Record<Exclude<Allowance, 'granted'>, () => RequestRefused> = {
  'too-many': () =>
    refused(
      'This gym has had all its secrets for the voice service of today.',
      'JARVIS goes on with the box’s own voice until 04:00; whoever runs the hub can raise JARVIS_VOICE_SECRETS_DAY.',
    ),
  'too-dear': () =>
    refused(
      'This gym has spent its budget for the voice service of today.',
      'JARVIS goes on with the box’s own voice until 04:00; whoever runs the hub can raise JARVIS_VOICE_BUDGET_DAY.',
    ),
};
