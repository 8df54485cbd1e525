import type Database from 'better-sqlite3';
import { CommunicationStyle, Language } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { BadgeForm, BadgeHmacs, BadgeNumber } from '@jarvis-edge/sync/badge-number.ts';
import { canonicalForms, isSameCard } from '@jarvis-edge/sync/badge-number.ts';
import { parseHours } from '../store/place.ts';
import type { Badge, Holder, Profile } from '../store/profile.ts';

const keptMs = 5 * 60_000;

interface BadgeRow extends Badge {
  readonly memberId: string | null;
  readonly gymId: string;
  /** The badge whose claim to the same card was earlier. */
  readonly yieldsTo: string | null;
}

interface MemberRow extends Omit<Profile, 'planHours' | 'isActive' | 'language' | 'communicationStyle'> {
  readonly planId: string | null;
  readonly isActive: number;
  readonly deletedAt: number | null;
}

interface PreferencesRow {
  readonly language: string | null;
  readonly communicationStyle: string | null;
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
  // One table each: on this path a join costs several times what its parts do.
  readonly #hmacsAfter: Database.Statement<[string, string, number], string>;
  readonly #badgeIdsByHmac: Database.Statement<[string], { badge_id: string }>;
  readonly #hmacsOf: Database.Statement<[string], { hmacs: string }>;
  readonly #badgeById: Database.Statement<[string], BadgeRow>;
  readonly #badgeByLabel: Database.Statement<[string], BadgeRow>;
  readonly #memberById: Database.Statement<[string], MemberRow>;
  readonly #preferencesOf: Database.Statement<[string], PreferencesRow>;
  readonly #planHours: Database.Statement<[string], { hours: string }>;
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
    const badge = `select id, label, member_id as memberId, gym_id as gymId, revoked_at as revokedAt,
                          lost_at as lostAt, yields_to as yieldsTo from badges where deleted_at is null`;
    // `+?` where a query sorts, joins or has a limit: see `preparedOnce`.
    this.#hmacsAfter = db
      .prepare<[string, string, number], string>(
        'select distinct hmac from badge_hmacs where hmac > ? and form = +? order by hmac limit +?',
      )
      .pluck();
    this.#badgeIdsByHmac = db.prepare('select badge_id from badge_hmacs where hmac = ?');
    this.#hmacsOf = db.prepare('select hmacs from badges where id = ?');
    this.#badgeById = db.prepare(`${badge} and id = ?`);
    this.#badgeByLabel = db.prepare(
      `${badge} and label = +? order by revoked_at is not null, yields_to is not null, issued_at desc`,
    );
    this.#memberById = db.prepare(
      `select id as memberId, first_name as firstName, last_name as lastName, membership_type as membershipType,
              plan_id as planId, membership_expires as membershipExpires, frozen_from as frozenFrom,
              frozen_until as frozenUntil, payment_due_since as paymentDueSince, waiver_signed_at as waiverSignedAt,
              suspended_reason as suspendedReason, is_active as isActive, deleted_at as deletedAt
       from members where id = ?`,
    );
    this.#preferencesOf = db.prepare(
      'select language, communication_style as communicationStyle from member_preferences where member_id = ? and deleted_at is null',
    );
    this.#planHours = db.prepare('select hours from plans where id = ?');
    this.#gymName = db.prepare('select name from gyms where id = ?');
  }

  byBadge(number: BadgeNumber): Holder {
    const key = this.#hmacOf(number);
    const kept = this.#keptByHmac.get(key);
    if (kept !== undefined && kept.untilMs > this.#nowMs()) return kept.holder;
    return this.#keep(key, this.#holderOf(this.#badgeOf(number, key)));
  }

  /**
   * Reads whom some badges name before they are held to a reader, so that the first tap of the day finds its member in
   * memory as the second does.
   *
   * @param form What the readers of this box report.
   * @param after What the call before returned; an empty text to begin.
   * @returns Where to go on, or undefined when every badge has been read.
   */
  readAhead(form: BadgeForm, after: string, limit: number): string | undefined {
    const hmacs = this.#hmacsAfter.all(after, form, limit);
    for (const hmac of hmacs) this.#keep(hmac, this.#holderOf(validOrFirst(this.#badgesWith(hmac))));
    return hmacs.length < limit ? undefined : hmacs.at(-1);
  }

  /** By what is printed on the badge. A label may have been used before: the newest badge that is not revoked counts. */
  byLabel(label: string): Holder {
    return this.#holderOf(this.#badgeByLabel.get(label));
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

  #keep(hmac: string, holder: Holder): Holder {
    // An unknown badge is looked up each time: it may be enrolled while its owner waits.
    if (holder.kind === 'unknown') this.#keptByHmac.delete(hmac);
    else this.#keptByHmac.set(hmac, { holder, untilMs: this.#nowMs() + keptMs });
    return holder;
  }

  /** @param hmac Of the number as it was read; its weaker forms are keyed only when that one is unknown. */
  #badgeOf(number: BadgeNumber, hmac: string): BadgeRow | undefined {
    for (const form of canonicalForms(number)) {
      const candidates =
        form === number
          ? this.#badgesWith(hmac)
          : this.#badgesWith(this.#hmacOf(form)).filter(({ id }) => this.#isSameCard(number, form, id));
      const found = validOrFirst(candidates);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #badgesWith(hmac: string): BadgeRow[] {
    return this.#badgeIdsByHmac.all(hmac).flatMap(({ badge_id }) => this.#badgeById.get(badge_id) ?? []);
  }

  #isSameCard(read: BadgeNumber, matched: BadgeNumber, badgeId: string): boolean {
    const { hmacs = '{}' } = this.#hmacsOf.get(badgeId) ?? {};
    return isSameCard(read.form, matched.form, JSON.parse(hmacs) as BadgeHmacs);
  }

  #holderOf(row: BadgeRow | undefined): Holder {
    if (row === undefined) return { kind: 'unknown' };
    const badge: Badge = { id: row.id, label: row.label, revokedAt: row.revokedAt, lostAt: row.lostAt };
    if (row.memberId === null) return { kind: 'unassigned', badge };
    const member = this.#memberById.get(row.memberId);
    if (member === undefined) {
      return { kind: 'elsewhere', badge, homeGym: this.#gymName.get(row.gymId)?.name ?? null };
    }
    if (member.deletedAt !== null) return { kind: 'unknown' };
    return { kind: 'member', badge, member: this.#profile(member) };
  }

  #profile({ planId, isActive, deletedAt: _, ...rest }: MemberRow): Profile {
    const preferences = this.#preferencesOf.get(rest.memberId);
    const language = Language.safeParse(preferences?.language);
    const style = CommunicationStyle.safeParse(preferences?.communicationStyle);
    const plan = planId === null ? undefined : this.#planHours.get(planId);
    return {
      ...rest,
      // What a newer hub knows and this box does not is no preference here.
      language: language.success ? language.data : null,
      communicationStyle: style.success ? style.data : null,
      planHours: parseHours(plan?.hours ?? null) ?? null,
      isActive: isActive === 1,
    };
  }
}

/** Of several badges that say they are one card, whose it is: a valid one whose claim stands, or else any. */
function validOrFirst(badges: readonly BadgeRow[]): BadgeRow | undefined {
  const valid = badges.filter(({ revokedAt, lostAt }) => revokedAt === null && lostAt === null);
  return valid.find(({ yieldsTo }) => yieldsTo === null) ?? valid[0] ?? badges[0];
}
