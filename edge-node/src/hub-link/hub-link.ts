import type { BoxClock } from '@jarvis-edge/sync/box/box-clock.ts';
import type { History } from '@jarvis-edge/sync/box/history.ts';
import type { Mirror } from '@jarvis-edge/sync/box/mirror.ts';
import type { Outbox } from '@jarvis-edge/sync/box/outbox.ts';
import type { Overlay } from '@jarvis-edge/sync/box/overlay.ts';
import { agentOf } from './agent-of.ts';
import type { Agent, AgentDeps } from './agent.ts';
import type { Identity } from './identity.ts';
import { Link } from './link.ts';
import type { Problem } from './problems.ts';
import { Problems } from './problems.ts';
import { provisioningStateOf } from './provisioning-state.ts';
import { Provisioning } from './provisioning.ts';
import { revocation } from './revocation.ts';

export interface HubLinkDeps {
  /** Undefined: the box stays alone. */
  readonly hubUrl: string | undefined;
  readonly identity: Identity;
  readonly synced: {
    readonly outbox: Outbox;
    readonly boxClock: BoxClock;
    readonly overlay: Overlay;
    readonly mirror: Mirror;
    readonly history: History;
  };
  readonly softwareVersion: string;
  /** Unix ms. */
  readonly now: () => number;
  /** A clock that never goes back, ms. */
  readonly steadyMs: () => number;
  readonly random: () => number;
  /** Told when the link goes up or down. */
  readonly linkChanged: () => void;
  /** Told of each problem once, when it begins. */
  readonly problemBegan: (problem: Problem, error: unknown) => void;
  /** Told how many changes the hub has answered for, and up to which it has them for good. */
  readonly settled: (count: number) => void;
  readonly durable: NonNullable<AgentDeps['durable']>;
  /** Told that the hub has said how a table stands. */
  readonly heard: NonNullable<AgentDeps['heard']>;
  /** Told once the box knows its gym and begins to ask its hub. */
  readonly started: (box: NonNullable<Identity['provisioned']>, agent: Agent) => void;
  /** Ends what else asks the hub. */
  readonly stopOthers: () => Promise<void>;
}

/** All that goes on between this box and its hub, from the first code to a farewell. */
export function createHubLink(deps: HubLinkDeps) {
  const { hubUrl, identity, synced, softwareVersion, now, steadyMs, random } = deps;
  const { outbox, overlay, mirror, history } = synced;
  let agent: Agent | undefined;
  const link = new Link(now, ({ state }) => {
    deps.linkChanged();
    if (state === 'up') agent?.nudge();
  });
  const problems = new Problems(now, deps.problemBegan);
  const provisioning = new Provisioning({
    ...{ hubUrl, identity, outbox, softwareVersion, steadyMs, random },
    provisioned: start,
  });
  const revoked = revocation({
    ...{ identity, link, problems, now },
    stopAsking: async () => void (await Promise.all([agent?.stop(), deps.stopOthers()])),
  });

  function start(): void {
    if (hubUrl === undefined || identity.provisioned === undefined || revoked.holds()) return;
    agent = agentOf({
      ...{ hubUrl, identity, softwareVersion, outbox, mirror, link, problems, history, random },
      ...{ nowMs: steadyMs, clock: synced.boxClock, revoked: revoked.told },
      settled: (outcomes) => {
        overlay.settled(outcomes);
        deps.settled(outcomes.length);
      },
      durable: deps.durable,
      heard: deps.heard,
    });
    agent.start();
    deps.started(identity.provisioned, agent);
  }

  const provisioningState = provisioningStateOf({ identity, provisioning, revoked, mirror, history });
  return {
    link,
    problems,
    provisioning,
    provisioningState,
    /** How a technician brings this box to its gym. */
    claims: {
      state: provisioningState,
      claim: (code: string) => provisioning.claim(code),
      giveUp: () => provisioning.giveUp(),
    },
    start,
    /** Something waits for the hub. */
    nudge: (): void => agent?.nudge(),
    token: async (): Promise<string> => (await agent?.token()) ?? '',
    refetch: async () => agent?.refetch(),
    stop: async () => agent?.stop(),
  };
}
