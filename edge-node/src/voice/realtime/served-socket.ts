import type { RawData, WebSocket } from 'ws';
import type { EngineEnd, EngineLink, EngineListener, RealtimeClientEvent, RealtimeServerEvent } from '../engine.ts';

export interface ServedSocketDeps {
  readonly connect: (listener: EngineListener) => EngineLink;
  readonly newId: (prefix: string) => string;
  readonly after: (ms: number, run: () => void) => () => void;
  readonly idleMs: number;
}

/** What a client that does not read may leave waiting, bytes. */
const waitingMost = 32 * 1_048_576;

const closeBy: Record<EngineEnd['cause'], { code: number; reason: string }> = {
  closed: { code: 1000, reason: '' },
  expired: { code: 1001, reason: 'session_expired' },
  busy: { code: 1013, reason: 'busy' },
  lost: { code: 1011, reason: 'lost' },
  refused: { code: 1011, reason: 'refused' },
};

/** Lends an engine to one socket, one event a message, until either is gone. */
export function serveSocket(socket: WebSocket, { connect, newId, after, idleMs }: ServedSocketDeps): void {
  const send = (event: RealtimeServerEvent): void => {
    if (socket.readyState !== socket.OPEN) return;
    if (socket.bufferedAmount > waitingMost) socket.terminate();
    else socket.send(JSON.stringify(event));
  };
  const complain = (code: string, message: string): void =>
    send({
      type: 'error',
      event_id: newId('event'),
      error: { type: 'invalid_request_error', code, message, param: null, event_id: null },
    });
  const link = connect({
    event: send,
    asking: () => undefined,
    ended: ({ cause }) => socket.close(closeBy[cause].code, closeBy[cause].reason),
  });
  const waitForClient = (): (() => void) =>
    after(idleMs, () => {
      complain('session_idle', 'Nothing was said for too long. Connect again to go on.');
      link.close();
    });
  let callOff = waitForClient();

  socket.on('message', (data, isBinary) => {
    callOff();
    callOff = waitForClient();
    const event = isBinary ? undefined : parsed(data);
    if (event === undefined) complain('invalid_json', 'An event is one JSON object in one text message.');
    else link.send(event);
  });
  // What went wrong on the line closes it, and that is told by `close`.
  socket.on('error', () => socket.terminate());
  socket.on('close', () => {
    callOff();
    link.close();
  });
}

/** Whether it is an event at all is the engine's to say. */
function parsed(data: RawData): RealtimeClientEvent | undefined {
  try {
    return JSON.parse(data.toString()) as RealtimeClientEvent;
  } catch {
    return undefined;
  }
}
