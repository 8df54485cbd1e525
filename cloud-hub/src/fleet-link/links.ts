import type { BoxAddress } from '@jarvis-edge/sync/fleet-link.ts';
import type { Figures } from '../../protocol/fleet.ts';
import type { Tx } from '../tenancy/scope.ts';
import { alertAfterMs, backstop } from './liveness.ts';

/** What was heard of one box since the hub last wrote. Times are Unix ms. */
export interface HeardBox extends BoxAddress {
  readonly state: 'online' | 'offline';
  readonly at: number;
  readonly figures: Figures | undefined;
}

/**
 * Writes down what was heard of any number of boxes, in one statement.
 *
 * @returns The boxes that are the hub's; the others are unknown in that gym, or revoked.
 */
export async function noteHeard(tx: Tx, heard: readonly HeardBox[]): Promise<Set<string>> {
  const rows = await tx.query<{ box_id: string }>(
    `with heard as (
       select h.* from unnest($1::uuid[], $2::uuid[], $3::timestamptz[], $4::text[], $5::text[])
         as h (box_id, gym_id, at, state, figures)
       join boxes b on b.id = h.box_id and b.gym_id = h.gym_id and b.revoked_at is null
     ), beats as (
       insert into heartbeats (gym_id, box_id, at, figures)
       select gym_id, box_id, at, figures::jsonb from heard where figures is not null
       on conflict do nothing
     ), seen as (
       update boxes b set last_seen = h.at from heard h where b.id = h.box_id and b.gym_id = h.gym_id
     ), of_kiosks as (
       update kiosks k set last_heartbeat = h.at from heard h where k.gym_id = h.gym_id and h.state = 'online'
     )
     insert into box_links as known (box_id, gym_id, state, since, heard_at, figures, beat_at)
     select box_id, gym_id, state, at, at, figures::jsonb, case when figures is not null then at end from heard
     on conflict (gym_id, box_id) do update set
       state = excluded.state,
       since = case when known.state = excluded.state then known.since else excluded.since end,
       heard_at = excluded.heard_at,
       figures = coalesce(excluded.figures, known.figures),
       beat_at = coalesce(excluded.beat_at, known.beat_at)
     returning box_id`,
    [
      heard.map(({ boxId }) => boxId),
      heard.map(({ gymId }) => gymId),
      heard.map(({ at }) => new Date(at)),
      heard.map(({ state }) => state),
      heard.map(({ figures }) => (figures === undefined ? null : JSON.stringify(figures))),
    ],
    'fleet-heard',
  );
  return new Set(rows.map(({ box_id }) => box_id));
}

/** @param silentSince Boxes that were heard last by then are away; undefined to judge nobody but those revoked. */
export function noteSilent(tx: Tx, now: number, silentSince: number | undefined): Promise<BoxAddress[]> {
  return tx.query<{ boxId: string; gymId: string }>(
    `update box_links l set state = 'offline', since = $1 from boxes b
     where l.state = 'online' and b.id = l.box_id and b.gym_id = l.gym_id
       and (b.revoked_at is not null or l.heard_at <= $2)
     returning l.box_id as "boxId", l.gym_id as "gymId"`,
    [new Date(now), silentSince === undefined ? null : new Date(silentSince)],
    'fleet-silent',
  );
}

export interface SettledKiosk {
  readonly id: string;
  readonly gymId: string;
  readonly status: 'online' | 'offline';
}

/** Kiosks are there when their gym's box is; those in another state keep it. */
export function settleKiosks(tx: Tx, gymIds: readonly string[]): Promise<SettledKiosk[]> {
  return tx.query<{ id: string; gymId: string; status: 'online' | 'offline' }>(
    `update kiosks k set status = g.status
     from (
       select wanted.id, case when exists (
         select from box_links l join boxes b on b.id = l.box_id and b.gym_id = l.gym_id
         where l.gym_id = wanted.id and l.state = 'online' and b.revoked_at is null
       ) then 'online' else 'offline' end as status
       from unnest($1::uuid[]) as wanted (id)
     ) g
     where k.gym_id = g.id and k.status in ('online', 'offline') and k.status <> g.status
     returning k.id, k.gym_id as "gymId", k.status`,
    [gymIds],
    'fleet-kiosks',
  );
}

/** Kiosks that were not heard of for far too long, whatever the live path made of it. */
export async function applyBackstop(tx: Tx, now: number): Promise<string[]> {
  const silent = await noteSilent(tx, now, now - backstop.silenceMs);
  const kiosks = await tx.query<{ gym_id: string }>(
    `update kiosks k set status = 'offline'
     where k.status = 'online' and not exists (select from box_links l where l.gym_id = k.gym_id and l.state = 'online')
     returning k.gym_id`,
  );
  return [...new Set([...silent.map(({ gymId }) => gymId), ...kiosks.map(({ gym_id }) => gym_id)])];
}

export interface AwayKiosk {
  readonly kioskId: string;
  readonly gymId: string;
  readonly boxId: string;
  /** Unix ms. */
  readonly since: number;
}

/** Kiosks whose box has been away for long, and that no alert was raised about since it went. */
export async function longAway(tx: Tx, now: number): Promise<AwayKiosk[]> {
  const rows = await tx.query<{ kioskId: string; gymId: string; boxId: string; since: Date }>(
    `select k.id as "kioskId", k.gym_id as "gymId", l.box_id as "boxId", l.since
     from kiosks k
     join lateral (
       select l.box_id, l.since from box_links l
       join boxes b on b.id = l.box_id and b.gym_id = l.gym_id
       where l.gym_id = k.gym_id and l.state = 'offline' and b.revoked_at is null
       order by l.since desc limit 1
     ) l on true
     where k.status = 'offline' and l.since <= $1 and not exists (
       select from alerts a where a.gym_id = k.gym_id and a.alert_type = 'kiosk_offline' and a.cause = k.id::text
         and a.created_at >= l.since
     )`,
    [new Date(now - alertAfterMs)],
    'fleet-long-away',
  );
  return rows.map((row) => ({ ...row, since: row.since.getTime() }));
}

/** The link of one box, as the console shows it. Times are Unix ms. */
export interface BoxLink {
  readonly state: 'online' | 'offline';
  readonly since: number;
  readonly figures: Figures | null;
  /** Of the figures. */
  readonly heardAt: number | null;
}

/** The links of all boxes that the transaction sees, by the box's id; a box that never called has none. */
export async function readLinks(tx: Tx): Promise<Map<string, BoxLink>> {
  const rows = await tx.query<{
    box_id: string;
    state: BoxLink['state'];
    since: Date;
    figures: Figures | null;
    beat_at: Date | null;
  }>('select box_id, state, since, figures, beat_at from box_links', [], 'fleet-links');
  return new Map(
    rows.map(({ box_id, state, since, figures, beat_at }) => [
      box_id,
      { state, since: since.getTime(), figures, heardAt: beat_at?.getTime() ?? null },
    ]),
  );
}
