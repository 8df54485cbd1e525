import { isIP } from 'node:net';
import { isPrivateAddress } from '../../private-address.ts';

/** What a certificate is good for: DNS names, and addresses as text. */
export interface Names {
  readonly dns: readonly string[];
  readonly addresses: readonly string[];
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
