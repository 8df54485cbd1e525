import { randomBytes } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import type pg from 'pg';
import type { BoxAddress } from '@jarvis-edge/sync/fleet-link.ts';
import type { WriteAudit } from '../audited.ts';
import type { AuthenticateBox } from '../box-claims.ts';
import { inScope } from '../tenancy/scope.ts';
import { createBoxes } from './boxes.ts';
import { boxRoutes } from './box-routes.ts';
import { BoxSightings } from './box-sightings.ts';
import { createClaimAnswer } from './claim-answer.ts';
import { createClaim } from './claim.ts';
import { CodeHasher } from './code.ts';
import { fleetRoutes } from './fleet-routes.ts';
import { HeldRequests } from './held-requests.ts';
import { createConfirm, createReject } from './judge.ts';
import { createKiosks } from './kiosks.ts';
import { createReadBoxes, type ReadLinks } from './read-fleet.ts';
import { createRenew, type CloneSuspected } from './renew.ts';
import type { SigningKey } from './signing-key.ts';
import { Tokens } from './tokens.ts';

/** Boxes that another process of the hub has revoked are looked for this often, ms. */
const revokedEveryMs = 15_000;

export interface FleetParts {
  readonly pool: pg.Pool;
  readonly signingKey: SigningKey;
  readonly audit: WriteAudit;
  readonly cloneSuspected: CloneSuspected;
  readonly readLinks: ReadLinks;
  readonly hubEpoch: string;
  readonly newId: () => string;
  /** Unix ms. */
  readonly now: () => number;
  /** Told after a box was heard of. */
  readonly sighted: () => void;
  /** Told after boxes or kiosks were made, judged or changed. */
  readonly changed: () => void;
  /** Told of a box that is revoked: what else it is connected to ends. */
  readonly revoked: (box: BoxAddress) => void;
  readonly warn: (error: unknown) => void;
}

/** Who the boxes are, and what managers do with them. */
export function createFleet(parts: FleetParts) {
  const { pool, audit, now, newId } = parts;
  const tokens = new Tokens(parts.signingKey, now);
  const codes = new CodeHasher(parts.signingKey.privateKey);
  const held = new HeldRequests();
  const sightings = new BoxSightings({ pool, now, noted: parts.sighted });
  const boxes = createBoxes({ audit, codes, now, newId, randomBytes });

  const revoked = (box: BoxAddress): void => {
    sightings.forget(box.boxId);
    held.end(box.boxId);
    parts.revoked(box);
  };
  const lookForRevoked = async (): Promise<void> => {
    if (held.boxIds.length === 0) return;
    const gone = await inScope(pool, { kind: 'system', reason: 'boxes of all gyms hold requests' }, (tx) =>
      tx.query<BoxAddress>(
        'select id as "boxId", gym_id as "gymId" from boxes where id = any($1::uuid[]) and revoked_at is not null',
        [held.boxIds],
      ),
    );
    for (const box of gone) revoked(box);
  };
  const timer = setInterval(() => void lookForRevoked().catch(parts.warn), revokedEveryMs);

  const authenticate: AuthenticateBox = async (authorization) => {
    const claims = await tokens.read(authorization);
    await sightings.seen(claims);
    return claims;
  };

  return {
    authenticate,
    /** Whose token that is; the box may have been revoked since. */
    boxOf: (authorization: string | undefined) => tokens.read(authorization),
    sightings,
    /** For a request that waits on behalf of a box. @returns to be called when it is over. */
    hold: (boxId: string, end: () => void) => held.hold(boxId, end),
    async register(app: FastifyInstance): Promise<void> {
      await app.register(boxRoutes, {
        claim: createClaim({ pool, codes, now, newId, changed: parts.changed }),
        answerClaim: createClaimAnswer({ pool, now }),
        renew: createRenew({ pool, tokens, cloneSuspected: parts.cloneSuspected, now }),
        ...{ tokens, hubEpoch: parts.hubEpoch, now },
      });
      await app.register(fleetRoutes, {
        ...{ pool, boxes, now, revoked, changed: parts.changed },
        kiosks: createKiosks({ audit, now, newId, randomBytes }),
        confirm: createConfirm({ audit, now }),
        reject: createReject({ audit, now }),
        readBoxes: createReadBoxes({ readLinks: parts.readLinks, now }),
      });
    },
    close: () => clearInterval(timer),
  };
}
