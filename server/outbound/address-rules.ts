/** Which network addresses the service may connect to. Checked on the address itself, after any name was resolved. */
import { BlockList, isIP } from 'node:net';

/** `private`: also addresses of the own network and of this machine, for an EHR that is registered as being there. */
export type Reach = 'public' | 'private';

/**
 * Never: addresses that give out a cloud machine's credentials (link-local, and those some clouds put elsewhere), no
 * host at all, many hosts, and IPv6 forms that carry an IPv4 address which would have to be judged instead.
 * IANA special-purpose address registries; RFC 6890.
 */
const NEVER = blockList([
  '0.0.0.0/8',
  '169.254.0.0/16',
  '168.63.129.16/32', // Azure's host
  '100.100.100.200/32', // Alibaba Cloud's metadata
  '192.0.0.192/32', // Oracle Cloud's metadata
  '192.88.99.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  '::/96',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '100::/64',
  '2001::/32',
  '2002::/16',
  'fe80::/10',
  'fd00:ec2::254/128', // AWS' metadata
  'fd20:ce::254/128', // Google Cloud's metadata
  'ff00::/8',
]);

/** Loopback, private and shared networks, and those set aside for tests and documents. */
const PRIVATE = blockList([
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '2001:db8::/32',
  'fc00::/7',
  'fec0::/10',
]);

/** Lies in `::/96` beside the forms that are refused. */
const LOOPBACK = blockList(['::1/128']);

/**
 * @param address an IP address as text, IPv4-mapped IPv6 included; anything else is never allowed
 */
export function isAllowedAddress(address: string, reach: Reach): boolean {
  const family = isIP(address);
  // An address with a zone (`fe80::1%eth0`) is a link-local one, and BlockList does not understand it.
  if (family === 0 || address.includes('%')) return false;
  const type = family === 4 ? 'ipv4' : 'ipv6';
  if (LOOPBACK.check(address, type)) return reach === 'private';
  return !NEVER.check(address, type) && (reach === 'private' || !PRIVATE.check(address, type));
}

function blockList(subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const subnet of subnets) {
    const [network = '', prefix] = subnet.split('/');
    list.addSubnet(network, Number(prefix), isIP(network) === 4 ? 'ipv4' : 'ipv6');
  }
  return list;
}
