import type { Identity } from './identity.ts';
import { loadProgress } from './load-progress.ts';
import type { Provisioning } from './provisioning.ts';
import type { revocation } from './revocation.ts';

export interface ProvisioningStateParts {
  readonly identity: Identity;
  readonly provisioning: Provisioning;
  readonly revoked: ReturnType<typeof revocation>;
  readonly mirror: Parameters<typeof loadProgress>[0];
  readonly history: Parameters<typeof loadProgress>[1];
}

/** Where the box is on its way to a gym, and what it is when the hub has taken that away. */
export const provisioningStateOf =
  ({ identity, provisioning, revoked, mirror, history }: ProvisioningStateParts) =>
  () => {
    if (identity.provisioned === undefined) return provisioning.state;
    if (identity.revoked !== undefined) return revoked.state(identity.revoked);
    const loading = loadProgress(mirror, history);
    if (loading === undefined) return { state: 'ready' } as const;
    const { table, ...rest } = loading;
    return { state: 'provisioning', step: `Loading ${table}`, ...rest } as const;
  };
