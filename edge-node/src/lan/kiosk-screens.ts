import type { BoxMessage } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import type { WebSocket } from 'ws';

/** A screen that lets this much pile up unread is cut off; it connects again and is told everything anew. Bytes. */
const unreadBytesMax = 1_000_000;

/** The sockets of every paired screen, by kiosk. */
export class KioskScreens {
  readonly #socketsByKiosk = new Map<string, Set<WebSocket>>();

  add(kioskId: string, socket: WebSocket): void {
    const sockets = this.#socketsByKiosk.get(kioskId) ?? new Set();
    sockets.add(socket);
    this.#socketsByKiosk.set(kioskId, sockets);
    socket.on('close', () => {
      sockets.delete(socket);
      if (sockets.size === 0) this.#socketsByKiosk.delete(kioskId);
    });
  }

  /** To every screen of one kiosk. */
  announce(kioskId: string, message: BoxMessage): void {
    const sockets = this.#socketsByKiosk.get(kioskId);
    if (sockets !== undefined) send(sockets, message);
  }

  /** To every screen, each with what it should be told of its own kiosk. */
  announceToAll(messageFor: (kioskId: string) => BoxMessage | undefined): void {
    for (const [kioskId, sockets] of this.#socketsByKiosk) {
      const message = messageFor(kioskId);
      if (message !== undefined) send(sockets, message);
    }
  }

  closeAll(): void {
    for (const sockets of this.#socketsByKiosk.values()) for (const socket of sockets) socket.close(1001);
  }
}

function send(sockets: ReadonlySet<WebSocket>, message: BoxMessage): void {
  const text = JSON.stringify(message);
  for (const socket of sockets) {
    if (socket.bufferedAmount > unreadBytesMax) socket.terminate();
    else socket.send(text);
  }
}
