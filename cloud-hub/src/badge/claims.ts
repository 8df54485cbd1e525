import type { Claim } from '@jarvis-edge/sync/badge-claims.ts';
import { settleClaims } from '@jarvis-edge/sync/badge-claims.ts';
import { asSystem, type Tx } from '../tenancy/scope.ts';

export interface ClaimDeps {
  /** Tells staff of a card that two members were given. */
  readonly disputed: (tx: Tx, dispute: { gymId: string; badgeId: string; yieldsTo: string }) => Promise<void>;
}

interface Contender {
  readonly number: string;
  readonly id: string;
  readonly gymId: string;
  readonly yieldsTo: string | null;
  readonly claimedAt: string | null;
  readonly isLive: boolean;
}

/** Settles whose the cards of these badges are, whenever one of them changed. */
export const createSettleBadges =
  ({ disputed }: ClaimDeps) =>
  (tx: Tx, gymId: string, ids: readonly string[]): Promise<void> =>
    // A card is one card in all gyms of the tenant.
    asSystem(tx, 'another gym may have given the same card', async () => {
      const contenders = await tx.query<Contender>(
        `select hmac.value as number, other.id, other.gym_id as "gymId", other.yields_to as "yieldsTo", other.clocks ->> 'holder' as "claimedAt",
         other.revoked_at is null and other.lost_at is null and other.deleted_at is null and other.member_id is not null
           as "isLive"
       from badges mine
       cross join lateral jsonb_each_text(mine.hmacs) hmac
       join badges other on other.tenant_id = mine.tenant_id and other.hmacs -> hmac.key = to_jsonb(hmac.value)
       where mine.gym_id = $1 and mine.id = any($2::uuid[])`,
        [gymId, ids],
      );
      const yields = new Map<string, string | null>();
      for (const claims of Map.groupBy(contenders, ({ number }) => number).values()) {
        const settled = settleClaims(
          claims.map(({ id, claimedAt, isLive }): Claim => ({ badgeId: id, claimedAt, isLive })),
        );
        for (const [id, to] of settled) yields.set(id, yields.get(id) ?? to);
      }
      const former = new Map(contenders.map((contender) => [contender.id, contender]));
      for (const [id, yieldsTo] of yields) {
        const badge = former.get(id);
        if (badge === undefined || badge.yieldsTo === yieldsTo) continue;
        await tx.query('update badges set yields_to = $3 where gym_id = $1 and id = $2', [badge.gymId, id, yieldsTo]);
        if (yieldsTo !== null) await disputed(tx, { gymId: badge.gymId, badgeId: id, yieldsTo });
      }
    });
