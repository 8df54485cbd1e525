import type { BoxAddress, SaidBy, SentCommand } from '@jarvis-edge/sync/fleet-link.ts';

/** Something that a box said, from the box that its topic names: the broker has seen to that. */
export interface BoxMessage extends SaidBy {
  readonly payload: Uint8Array;
}

export interface FleetBusListener {
  heard(message: BoxMessage): void;
  /** A box touched what is not its own, and was turned away. */
  trespassed?(box: BoxAddress, what: Trespass): void;
}

export type Trespass = 'publish' | 'subscribe' | 'retain' | 'will';

/** The way between the hub and its boxes: a broker inside the hub, or one beside it. */
export interface FleetBus {
  /** Delivered at most once, and only to a box that listens now. */
  send(box: BoxAddress, command: SentCommand): Promise<void>;
  /** Ends the session of a box at once, where the hub holds it; what it left for others to find is taken away. */
  drop(box: BoxAddress): void;
  close(): Promise<void>;
}
