import type { BoxMessage, Greeted } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';

/** So long after a tap its member may begin to talk, ms. */
const freshMs = 2 * 60_000;

interface LastTap {
  readonly tapId: string;
  readonly member: Greeted;
  readonly atMs: number;
}

/** Who tapped last at each kiosk: a screen names a tap, never a member. */
export class RecentTaps {
  readonly #steadyMs: () => number;
  readonly #byKiosk = new Map<string, LastTap>();

  /** @param steadyMs A clock that never goes back, ms. */
  constructor(steadyMs: () => number) {
    this.#steadyMs = steadyMs;
  }

  /** Of everything that the screens of a kiosk are told. @returns the member who stands there now, where the message says. */
  told(kioskId: string, message: BoxMessage): Greeted | undefined {
    if (message.type !== 'admitted' && message.type !== 'recognised') return undefined;
    const { tapId, member } = message;
    this.#byKiosk.set(kioskId, { tapId, member, atMs: this.#steadyMs() });
    return member;
  }

  /** The member of that tap, while it is the kiosk's last and fresh. */
  memberOf(kioskId: string, tapId: string): Greeted | undefined {
    const last = this.#byKiosk.get(kioskId);
    if (last?.tapId !== tapId || this.#steadyMs() - last.atMs > freshMs) return undefined;
    return last.member;
  }
}
