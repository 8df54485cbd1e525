import { isIP, BlockList } from 'node:net';

/** What a certificate is good for: DNS names, and addresses as text. */
export interface Names {
  readonly dns: readonly string[];
  readonly addresses: readonly string[];
}

/** What the authority may vouch for: addresses that mean one thing in one building only. In CIDR notation. */
export const privateRanges = [
  '10.0.0.0/8',
  '172.16.0.0/12',
  '192.168.0.0/16',
  '100.64.0.0/10',
  '169.254.0.0/16',
  '127.0.0.0/8',
  'fc00::/7',
  'fe80::/10',
  '::1/128',
] as const;

const privateAddresses = new BlockList();
for (const range of privateRanges) {
  const [address = '', bits] = range.split('/');
  privateAddresses.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
}

/** Whether an address is of this building's network, or of this machine. IPv4 in the form of IPv6 counts as IPv4. */
export function isPrivateAddress(address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  const family = isIP(plain);
  return family !== 0 && privateAddresses.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

/** The names under which a machine is found in its network; a host name that is none leaves `localhost`. */
export function ownNames(hostname: string): string[] {
  const label = (hostname.split('.')[0] ?? '').toLowerCase();
  const isLabel = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/.test(label) && label !== 'localhost';
  return isLabel ? [label, `${label}.local`, 'localhost'] : ['localhost'];
}

/**
 * What the certificate should name now.
 *
 * @param vouched The DNS names that the authority may vouch for.
 * @param interfaceAddresses As the machine has them; one that only works with a zone, such as fe80::1%eth0, no browser opens.
 */
export function wantedNames(
  hostname: string,
  interfaceAddresses: readonly string[],
  vouched: readonly string[],
): Names & { readonly uncovered: readonly string[] } {
  const own = ownNames(hostname);
  const reachable = interfaceAddresses.filter((address) => !/^fe80:/i.test(address) && isIP(address) !== 0);
  const addresses = [...new Set(['127.0.0.1', '::1', ...reachable.filter(isPrivateAddress)])].sort();
  return {
    dns: own.filter((name) => vouched.includes(name)),
    addresses,
    uncovered: [
      ...own.filter((name) => !vouched.includes(name)),
      ...reachable.filter((address) => !isPrivateAddress(address)),
    ],
  };
}
