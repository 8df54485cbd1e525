import type { Box, Kiosk } from '../../protocol/fleet.ts';
import { box as makeBox, claim, id, kiosk as makeKiosk } from './fixtures.ts';
import { refused, type Answered, type Asked, type World } from './scripted-world.ts';

const codeFor = (now: number) => ({ code: 'K7M2QX', expiresAt: now + 15 * 60_000 });

/** Boxes and kiosks. */
export function fleetRoutes(hub: World, { method, path, body }: Asked): Answered | undefined {
  if (path === '/api/fleet') return { body: { boxes: hub.boxes, kiosks: hub.kiosks, hubTime: hub.now } };
  const [, kind, of, deed] = /^\/api\/(gyms|boxes|kiosks)\/([^/]+)(?:\/([a-z]+))?$/.exec(path) ?? [];
  if (kind === undefined || of === undefined) return undefined;
  if (method === 'GET' && deed === 'commands') return { body: { commands: hub.commands } };
  if (kind === 'gyms' && deed === 'boxes') {
    const made = makeBox(90, {
      gymId: of,
      name: String(body['name']),
      state: 'awaiting-box',
      figures: null,
      heardAt: null,
      lastSeenAt: null,
    });
    hub.boxes.push(made);
    return { body: made };
  }
  if (kind === 'gyms' && deed === 'kiosks') {
    const made = { ...makeKiosk(91, ''), ...(body as Partial<Kiosk>), gymId: of, status: 'provisioning' as const };
    hub.kiosks.push(made);
    return { body: made };
  }
  if (deed === 'code') return { body: codeFor(hub.now) };
  if (kind === 'kiosks' && method === 'PATCH') {
    const kiosk = hub.kiosks.find((each) => each.id === of);
    return kiosk ? { body: Object.assign(kiosk, body) } : undefined;
  }
  const box = hub.boxes.find((each) => each.id === of);
  return box === undefined ? undefined : boxDeed(hub, box, deed, body);
}

function boxDeed(hub: World, box: Box, deed: string | undefined, body: Record<string, unknown>): Answered | undefined {
  switch (deed) {
    case 'confirm':
      if (hub.wantsStepUp) return refused(403, 'step-up');
      return { body: Object.assign(box, { state: 'online', claim: null, since: hub.now }) };
    case 'reject':
      return { body: Object.assign(box, { state: 'awaiting-box', claim: null }) };
    case 'revoke':
      if (hub.wantsStepUp) return refused(403, 'step-up');
      return {
        body: Object.assign(box, { state: 'revoked', revoked: { at: hub.now, reason: String(body['reason']) } }),
      };
    case 'commands': {
      const transactionId = id(9, hub.commands.length + 1);
      hub.commands.unshift({
        transactionId,
        command: String(body['command']),
        askedBy: hub.person.email,
        askedAt: hub.now,
        state: 'sent',
        answeredAt: null,
        result: null,
      });
      return { body: { transactionId } };
    }
    default:
      return undefined;
  }
}

/** A box has typed its code: the words are there to compare. */
export function typeCode(hub: World, boxId: string): void {
  const box = hub.boxes.find((each) => each.id === boxId);
  if (box) Object.assign(box, { state: 'awaiting-confirmation', claim: claim(90) });
  hub.told();
}
