import { BoxMessage, type BoxMessageOf } from '@jarvis-edge/kiosk-ui/protocol/kiosk-socket.ts';
import { WebSocket } from 'ws';
import { within } from './eventually.ts';

/** A screen without a picture: paired with a kiosk, at the other end of its socket. */
export interface KioskClient extends Disposable {
  /** All that the box has said, in order. */
  readonly messages: readonly BoxMessage[];
  /** The next message of a kind after the one taken last, already here or yet to come; what is between is passed over. */
  next<T extends BoxMessage['type']>(
    type: T,
    fits?: (message: BoxMessageOf<T>) => boolean,
    withinMs?: number,
  ): Promise<BoxMessageOf<T>>;
  /** Resolves with the close code once the socket is closed and every message that was sent before has been read. */
  readonly closed: Promise<number>;
}

/** @returns The cookie that the box gave. @throws when the box did not pair. */
export async function pairKiosk(boxUrl: string, slug: string): Promise<string> {
  const paired = await fetch(`${boxUrl}/api/kiosks/${slug}/pair`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const cookie = paired.headers.get('set-cookie')?.split(';')[0];
  if (cookie === undefined) throw new Error(`The box did not pair the kiosk: ${await paired.text()}`);
  return cookie;
}

/** @param cookie Of a pairing before; pairs anew without one. */
export async function openKiosk(boxUrl: string, slug: string, cookie?: string): Promise<KioskClient> {
  const headers = { cookie: cookie ?? (await pairKiosk(boxUrl, slug)) };
  const socket = new WebSocket(`${boxUrl.replace(/^http/, 'ws')}/api/kiosks/${slug}/socket`, { headers });
  const messages: BoxMessage[] = [];
  let taken = 0;
  let misread: unknown;
  let look = (): void => undefined;
  socket.on('message', (data) => {
    try {
      messages.push(BoxMessage.parse(JSON.parse(data.toString())));
    } catch (error) {
      misread ??= error;
    }
    look();
  });
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  await new Promise<void>((opened, failed) => {
    socket.once('open', opened);
    socket.once('error', failed);
  });
  socket.on('error', () => undefined);

  return {
    messages,
    closed,
    next<T extends BoxMessage['type']>(
      type: T,
      fits: (message: BoxMessageOf<T>) => boolean = () => true,
      withinMs = 15_000,
    ) {
      const found = new Promise<BoxMessageOf<T>>((resolve, reject) => {
        look = () => {
          if (misread !== undefined) {
            reject(new Error('The box said what the contract does not know.', { cause: misread }));
            return;
          }
          const index = messages.findIndex((message, at) => at >= taken && isOf(message, type) && fits(message));
          const message = messages[index];
          if (message === undefined || !isOf(message, type)) return;
          // The message after it is for whoever asks next.
          look = () => undefined;
          taken = index + 1;
          resolve(message);
        };
        look();
      });
      return within(withinMs, `the kiosk was told "${type}"`, found);
    },
    [Symbol.dispose]: () => socket.terminate(),
  };
}

const isOf = <T extends BoxMessage['type']>(message: BoxMessage, type: T): message is BoxMessageOf<T> =>
  message.type === type;
