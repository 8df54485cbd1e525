/**
 * Whether a request was made on this machine itself, by its user. The address alone is not enough: a page from
 * elsewhere can point a name of its own at 127.0.0.1 (DNS rebinding), so the names that the browser used count too.
 *
 * @param request Peer address of the connection, its Host header and, where sent, its Origin header.
 */
export function isFromThisMachine(request: {
  remoteAddress: string | undefined;
  host: string | undefined;
  origin: string | undefined;
}): boolean {
  const { remoteAddress, host, origin } = request;
  if (remoteAddress === undefined || !isLoopbackAddress(remoteAddress)) return false;
  if (host === undefined || !isLoopbackName(hostName(`http://${host}`))) return false;
  return origin === undefined || isLoopbackName(hostName(origin));
}

function hostName(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}

const isLoopbackAddress = (address: string): boolean =>
  address === '::1' || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address);

const isLoopbackName = (name: string): boolean =>
  name === 'localhost' || name === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(name);
