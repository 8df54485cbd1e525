import type { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import { ProvisionResponse } from '@jarvis-edge/sync/protocol.ts';
import { askHub, HubRefused } from './hub-client.ts';
import type { Identity } from './identity.ts';

export interface ProvisioningDeps {
  readonly hubUrl: string | undefined;
  readonly identity: Identity;
  readonly outbox: Outbox;
  readonly softwareVersion: string;
  /** Called once the box knows its gym. */
  readonly provisioned: () => void;
}

/** Trades the six characters that a technician typed for this box's gym. */
export const createProvision =
  ({ hubUrl, identity, outbox, softwareVersion, provisioned }: ProvisioningDeps) =>
  /** @throws HubRefused when the code is wrong, used or expired; HubUnreachable. */
  async (code: string): Promise<void> => {
    if (hubUrl === undefined) {
      throw new HubRefused(503, {
        code: 'no-hub',
        message: 'This box does not know its hub.',
        remedy: 'Set JARVIS_HUB_URL and start it again.',
      });
    }
    const { boxId, gymId, tenantId, tenantKey } = await askHub(`${hubUrl}/v1/boxes/provision`, {
      body: { code, publicKey: identity.publicKey, incarnation: outbox.incarnation, softwareVersion },
      answer: ProvisionResponse,
    });
    identity.provision({ boxId, gymId, tenantId, tenantKey });
    provisioned();
  };
