import { topicsOf, type BoxAddress } from '@jarvis-edge/sync/fleet-link.ts';
import type { Trespass } from './fleet-bus.ts';

/** What a box may not do with a message; undefined when all is well. A will is held to this too. */
export function publishTrespass(
  box: BoxAddress,
  { topic, retain, isWill }: { topic: string; retain: boolean; isWill: boolean },
): Trespass | undefined {
  const { state, heartbeat, answer } = topicsOf(box);
  if (isWill) return topic === state ? undefined : 'will';
  if (topic === state) return undefined;
  const isAnswer = topic.startsWith(answer('')) && /^[\da-f-]{36}$/.test(topic.slice(answer('').length));
  if (topic !== heartbeat && !isAnswer) return 'publish';
  return retain ? 'retain' : undefined;
}

/** A box hears its own commands, asked for in the one way that it knows. */
export const subscribeTrespass = (box: BoxAddress, filter: string): Trespass | undefined =>
  filter === topicsOf(box).commands ? undefined : 'subscribe';
