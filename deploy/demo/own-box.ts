import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { createWriteAudit } from '@jarvis-edge/cloud-hub/audit/write.ts';
import { createBoxes } from '@jarvis-edge/cloud-hub/fleet/boxes.ts';
import { CodeHasher } from '@jarvis-edge/cloud-hub/fleet/code.ts';
import { readLinks } from '@jarvis-edge/cloud-hub/fleet-link/links.ts';
import { createConfirm } from '@jarvis-edge/cloud-hub/fleet/judge.ts';
import { createReadBoxes } from '@jarvis-edge/cloud-hub/fleet/read-fleet.ts';
import { signingKey } from '@jarvis-edge/cloud-hub/fleet/signing-key.ts';
import { inScope, type Tx } from '@jarvis-edge/cloud-hub/tenancy/scope.ts';
import type pg from 'pg';
import { v7 as newId } from 'uuid';
import { ownGym } from './places.ts';

const reason = 'the demo stands in for the manager of its gym';
const actor = { kind: 'system', reason } as const;

export interface OwnBox {
  readonly boxUrl: string;
  /** Where the hub keeps its keys. */
  readonly hubFolder: string;
  readonly pool: pg.Pool;
  readonly say: (step: string) => void;
}

/** What a manager at the console and a technician at the box do together: make a box, type its code, compare, confirm. */
export async function provisionOwnBox({ boxUrl, hubFolder, pool, say }: OwnBox): Promise<void> {
  const now = Date.now;
  const audit = createWriteAudit({ newId, now });
  const codes = new CodeHasher(signingKey(hubFolder).privateKey);
  const boxes = createBoxes({ audit, codes, now, newId, randomBytes });
  const confirm = createConfirm({ audit, now });
  const readBoxes = createReadBoxes({ readLinks, now });
  const asManager = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inScope(pool, { kind: 'system', reason }, work);

  const { boxId, code } = await asManager(async (tx) => {
    const [gym] = await tx.query<{ id: string }>('select id from gyms where slug = $1', [ownGym.slug]);
    const id = await boxes.make(tx, { gymId: gym?.id ?? '', name: 'Boîtier de l’accueil', actor });
    return { boxId: id, code: (await boxes.newCode(tx, { boxId: id, actor })).code };
  });
  say(`The manager has made a box; typing its code ${code} at the box`);
  const answer = await fetch(`${boxUrl}/api/provisioning`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
  });
  if (!answer.ok) throw new Error(`The box was not provisioned: ${await answer.text()}`);
  const { words = [] } = (await answer.json()) as { words?: string[] };
  for (;;) {
    const [box] = await asManager((tx) => readBoxes(tx, boxId));
    const claim = box?.claim;
    if (!claim) {
      await sleep(50);
      continue;
    }
    if (claim.words.join(' ') !== words.join(' ')) throw new Error('The box and the hub show different words.');
    await asManager((tx) => confirm(tx, { boxId, claimId: claim.id, actor }));
    say(`Both show “${words.join(' ')}”: the demo confirms the box as its manager would at the console`);
    return;
  }
}
