import { fingerprintWords } from '@jarvis-edge/sync/fingerprint-words.ts';
import type { z } from 'zod/mini';
import type { Box, BoxState, Claim, Figures, Kiosk } from '../../protocol/fleet.ts';
import { asSystem, type Tx } from '../tenancy/scope.ts';

/** What the link to a box tells of it. Times are Unix ms. */
export interface Link {
  readonly state: 'online' | 'offline';
  readonly since: number;
  readonly figures: Figures | null;
  /** Of the figures. */
  readonly heardAt: number | null;
}

/** By the box's id. A box without one goes by when it last asked for something. */
export type ReadLinks = (tx: Tx) => Promise<ReadonlyMap<string, Link>>;

/** A box says something every 30 seconds, and may miss two, ms. */
const offlineAfterMs = 90_000;

interface BoxRow {
  readonly id: string;
  readonly gymId: string;
  readonly name: string;
  readonly made: Date;
  readonly hasKey: boolean;
  readonly lastSeen: Date | null;
  readonly clockAheadMs: string | null;
  readonly codeExpires: Date | null;
  readonly revoked: Date | null;
  readonly reason: string | null;
}

interface ClaimRow {
  readonly id: string;
  readonly boxId: string;
  readonly publicKey: Buffer;
  readonly address: string | null;
  readonly softwareVersion: string;
  readonly claimed: Date;
  readonly expires: Date;
}

export interface ReadFleetDeps {
  readonly readLinks: ReadLinks;
  /** Unix ms. */
  readonly now: () => number;
}

/** The boxes that whoever asks sees: all of them, or that one. */
export const createReadBoxes =
  ({ readLinks, now }: ReadFleetDeps) =>
  async (tx: Tx, boxId?: string): Promise<Box[]> => {
    const rows = await tx.query<BoxRow>(
      `select id, gym_id as "gymId", name, created_at as made, public_key is not null as "hasKey",
              last_seen as "lastSeen", clock_ahead_ms as "clockAheadMs", code_expires as "codeExpires",
              revoked_at as revoked, revoked_reason as reason
       from boxes where $1::uuid is null or id = $1 order by revoked_at is not null, name, id`,
      [boxId ?? null],
    );
    const at = now();
    const claims = await asSystem(tx, 'claims belong to the boxes that were just seen', () =>
      tx.query<ClaimRow>(
        `select id, box_id as "boxId", public_key as "publicKey", host(address) as address,
                software_version as "softwareVersion", claimed_at as claimed, expires_at as expires
         from box_claims where state = 'waiting' and expires_at > $1 and box_id = any($2::uuid[])`,
        [new Date(at), rows.map(({ id }) => id)],
      ),
    );
    const claimByBox = new Map(claims.map((claim) => [claim.boxId, claim]));
    const links = await readLinks(tx);
    return rows.map((row) => toBox(row, claimByBox.get(row.id), links.get(row.id), at));
  };

function toBox(row: BoxRow, claim: ClaimRow | undefined, link: Link | undefined, at: number): Box {
  const { id, gymId, name, clockAheadMs, revoked, reason, codeExpires } = row;
  const lastSeenAt = row.lastSeen?.getTime() ?? null;
  const isOnline = link ? link.state === 'online' : lastSeenAt !== null && at - lastSeenAt < offlineAfterMs;
  const [state, since]: [BoxState, number | null] =
    revoked !== null
      ? ['revoked', revoked.getTime()]
      : claim !== undefined
        ? ['awaiting-confirmation', claim.claimed.getTime()]
        : !row.hasKey
          ? ['awaiting-box', row.made.getTime()]
          : isOnline
            ? ['online', link?.since ?? null]
            : ['offline', link?.since ?? lastSeenAt];
  return {
    ...{ id, gymId, name, state, since, lastSeenAt },
    clockAheadMs: clockAheadMs === null ? null : Number(clockAheadMs),
    claim: claim === undefined ? null : toClaim(claim),
    codeExpiresAt: codeExpires !== null && codeExpires.getTime() > at ? codeExpires.getTime() : null,
    revoked: revoked === null ? null : { at: revoked.getTime(), reason: reason ?? '' },
    figures: link?.figures ?? null,
    heardAt: link?.heardAt ?? null,
  };
}

const toClaim = ({ id, publicKey, address, softwareVersion, claimed, expires }: ClaimRow): z.infer<typeof Claim> => ({
  ...{ id, words: fingerprintWords(publicKey), address, softwareVersion },
  ...{ claimedAt: claimed.getTime(), expiresAt: expires.getTime() },
});

interface KioskRow extends Omit<Kiosk, 'lastHeartbeatAt' | 'codeExpiresAt'> {
  readonly heartbeat: Date | null;
  readonly codeExpires: Date | null;
}

export async function readKiosks(tx: Tx, now: number, kioskId?: string): Promise<Kiosk[]> {
  const rows = await tx.query<KioskRow>(
    `select id, gym_id as "gymId", slug, name, status, language, location_in_gym as "locationInGym", notes,
            last_heartbeat as heartbeat, provisioning_code_expires as "codeExpires"
     from kiosks where $1::uuid is null or id = $1 order by name, id`,
    [kioskId ?? null],
  );
  return rows.map(({ heartbeat, codeExpires, ...kiosk }) => ({
    ...kiosk,
    lastHeartbeatAt: heartbeat?.getTime() ?? null,
    codeExpiresAt: codeExpires !== null && codeExpires.getTime() > now ? codeExpires.getTime() : null,
  }));
}
