import { RequestRefused } from './request-refused.ts';
import { isFromThisMachine } from './this-machine.ts';

/** What is asked of a request, in the form of Node's own. */
interface Asking {
  readonly headers: { readonly host?: string | undefined; readonly origin?: string | undefined };
  readonly socket: { readonly remoteAddress?: string | undefined };
}

/** @throws RequestRefused when the request was not made on this machine itself. */
export function onlyThisMachine(
  { headers: { host, origin }, socket: { remoteAddress } }: Asking,
  { message, remedy }: { message: string; remedy: string },
): void {
  if (isFromThisMachine({ remoteAddress, host, origin })) return;
  throw new RequestRefused(403, { code: 'not-this-machine', message, remedy });
}
