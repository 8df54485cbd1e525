import type { Tx } from '../tenancy/scope.ts';
import { boxTrespassed, kioskOffline } from './box-alerts.ts';
import { createRaiseAlert, createResolveAlerts } from './raise.ts';

/** What staff are told of the links to boxes and kiosks. */
export function createFleetAlerts(deps: { newId: () => string; now: () => number }) {
  const [raise, resolve] = [createRaiseAlert(deps), createResolveAlerts(deps)];
  return {
    kioskAway: (tx: Tx, kiosk: Parameters<typeof kioskOffline>[0]) => raise(tx, kioskOffline(kiosk)),
    kiosksBack: (tx: Tx, kiosks: readonly { id: string; gymId: string }[]) =>
      resolve(tx, {
        gymIds: [...new Set(kiosks.map(({ gymId }) => gymId))],
        type: 'kiosk_offline',
        causes: kiosks.map(({ id }) => id),
        note: 'came_back',
      }),
    trespassed: (tx: Tx, box: { boxId: string; gymId: string }, what: string) => raise(tx, boxTrespassed(box, what)),
  };
}
