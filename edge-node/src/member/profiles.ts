import type Database from 'better-sqlite3';
import type { BadgeHmacs, BadgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import { canonicalForms, isSameCard } from '@jarvis-edge/sync/badge-number.ts';
import { parseHours } from '../store/place.ts';
import type { Badge, Holder, Profile } from '../store/profile.ts';

const keptMs = 5 * 60_000;

interface BadgeRow extends Badge {
  readonly memberId: string | null;
  readonly gymId: string;
  /** JSON */
  readonly hmacs: string;
}

interface ProfileRow extends Omit<Profile, 'planHours' | 'isActive'> {
  readonly planHours: string | null;
  readonly isActive: number;
}

interface Kept {
  readonly holder: Holder;
  readonly untilMs: number;
}

/** Finds members by badge or by id; what was read once is kept for 5 minutes or until the member changes. */
export class Profiles {
  readonly #hmacOf: (number: BadgeNumber) => string;
  readonly #nowMs: () => number;
  readonly #keptByHmac = new Map<string, Kept>();
  readonly #badgesByHmac: Database.Statement<[string], BadgeRow>;
  readonly #badgesByLabel: Database.Statement<[string], BadgeRow>;
  readonly #profileById: Database.Statement<[string], ProfileRow>;
  readonly #gymName: Database.Statement<[string], { name: string }>;

  /**
   * @param deps `hmacOf` keys a number as the tenant's badges are keyed; `nowMs` is a clock that never goes back, ms.
   */
  constructor(
    db: Database.Database,
    { hmacOf, nowMs }: { hmacOf: (number: BadgeNumber) => string; nowMs: () => number },
  ) {
    this.#hmacOf = hmacOf;
    this.#nowMs = nowMs;
    const badge = `select b.id, b.label, b.member_id as memberId, b.gym_id as gymId, b.hmacs,
                          b.revoked_at as revokedAt, b.lost_at as lostAt from badges b`;
    this.#badgesByHmac = db.prepare(`${badge} join badge_hmacs h on h.badge_id = b.id where h.hmac = ?`);
    this.#badgesByLabel = db.prepare(`${badge} where b.label = ? order by b.revoked_at is not null, b.issued_at desc`);
    this.#profileById = db.prepare(
      `select m.id as memberId, m.first_name as firstName, m.last_name as lastName, m.membership_type as membershipType,
              m.membership_expires as membershipExpires, m.frozen_from as frozenFrom, m.frozen_until as frozenUntil,
              m.payment_due_since as paymentDueSince, m.waiver_signed_at as waiverSignedAt,
              m.suspended_reason as suspendedReason, m.is_active as isActive,
              p.language, p.communication_style as communicationStyle, plans.hours as planHours
       from members m
       left join member_preferences p on p.member_id = m.id
       left join plans on plans.id = m.plan_id
       where m.id = ?`,
    );
    this.#gymName = db.prepare('select name from gyms where id = ?');
  }

  byBadge(number: BadgeNumber): Holder {
    const key = this.#hmacOf(number);
    const kept = this.#keptByHmac.get(key);
    if (kept !== undefined && kept.untilMs > this.#nowMs()) return kept.holder;
    const holder = this.#holderOf(this.#badgeOf(number, key));
    // An unknown badge is looked up each time: it may be enrolled while its owner waits.
    if (holder.kind === 'unknown') this.#keptByHmac.delete(key);
    else this.#keptByHmac.set(key, { holder, untilMs: this.#nowMs() + keptMs });
    return holder;
  }

  /** By what is printed on the badge. A label may have been used before: the newest badge that is not revoked counts. */
  byLabel(label: string): Holder {
    return this.#holderOf(this.#badgesByLabel.get(label));
  }

  /** Call when these members, their preferences or their badges may have changed, from whichever side. */
  forgetMembers(memberIds: ReadonlySet<string>): void {
    for (const [key, { holder }] of this.#keptByHmac) {
      if (holder.kind !== 'member' || memberIds.has(holder.member.memberId)) this.#keptByHmac.delete(key);
    }
  }

  forgetAll(): void {
    this.#keptByHmac.clear();
  }

  /** @param hmac Of the number as it was read; its weaker forms are keyed only when that one is unknown. */
  #badgeOf(number: BadgeNumber, hmac: string): BadgeRow | undefined {
    for (const form of canonicalForms(number)) {
      const candidates = this.#badgesByHmac
        .all(form === number ? hmac : this.#hmacOf(form))
        .filter(({ hmacs }) => isSameCard(number.form, form.form, JSON.parse(hmacs) as BadgeHmacs));
      const valid = candidates.find(({ revokedAt, lostAt }) => revokedAt === null && lostAt === null);
      const found = valid ?? candidates[0];
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #holderOf(row: BadgeRow | undefined): Holder {
    if (row === undefined) return { kind: 'unknown' };
    const badge: Badge = { id: row.id, label: row.label, revokedAt: row.revokedAt, lostAt: row.lostAt };
    if (row.memberId === null) return { kind: 'unassigned', badge };
    const profile = this.#profileById.get(row.memberId);
    if (profile === undefined) {
      return { kind: 'elsewhere', badge, homeGym: this.#gymName.get(row.gymId)?.name ?? null };
    }
    return {
      kind: 'member',
      badge,
      member: { ...profile, planHours: parseHours(profile.planHours) ?? null, isActive: profile.isActive === 1 },
    };
  }
}
