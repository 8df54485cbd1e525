import { BlockList, isIP } from 'node:net';

/** Addresses that mean one thing in one building only. In CIDR notation. */
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
