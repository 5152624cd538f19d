import { expect } from 'chai';
import { isAllowedAddress } from '../../server/outbound/address-rules.ts';

/** From the IANA special-purpose address registries and the clouds' own documentation of their metadata services. */
const ADDRESSES: readonly [address: string, what: string, allowed: 'always' | 'private' | 'never'][] = [
  ['93.184.215.14', 'public', 'always'],
  ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', 'public', 'always'],
  ['::ffff:93.184.215.14', 'public, mapped', 'always'],
  ['172.15.255.255', 'just below a private network', 'always'],
  ['172.32.0.0', 'just above it', 'always'],
  ['10.1.2.3', 'private', 'private'],
  ['172.16.0.1', 'private', 'private'],
  ['172.31.255.255', 'private', 'private'],
  ['192.168.1.1', 'private', 'private'],
  ['100.64.0.1', 'shared (RFC 6598)', 'private'],
  ['127.0.0.1', 'loopback', 'private'],
  ['127.255.255.254', 'loopback', 'private'],
  ['::1', 'loopback', 'private'],
  ['0:0:0:0:0:0:0:1', 'loopback, in full', 'private'],
  ['fd12:3456::1', 'unique local', 'private'],
  ['::ffff:10.0.0.1', 'private, mapped', 'private'],
  ['::ffff:7f00:1', 'loopback, mapped, in hexadecimal', 'private'],
  ['0.0.0.0', 'this host', 'never'],
  ['::', 'unspecified', 'never'],
  ['169.254.169.254', 'metadata of most clouds', 'never'],
  ['::ffff:169.254.169.254', 'metadata, mapped', 'never'],
  ['::ffff:a9fe:a9fe', 'metadata, mapped, in hexadecimal', 'never'],
  ['::169.254.169.254', 'metadata, IPv4-compatible', 'never'],
  ['64:ff9b::a9fe:a9fe', 'metadata through NAT64', 'never'],
  ['2002:a9fe:a9fe::', 'metadata through 6to4', 'never'],
  ['fd00:ec2::254', 'metadata of AWS', 'never'],
  ['168.63.129.16', 'host of Azure', 'never'],
  ['100.100.100.200', 'metadata of Alibaba Cloud', 'never'],
  ['fe80::1', 'link-local', 'never'],
  ['fe80::1%eth0', 'link-local with a zone', 'never'],
  ['224.0.0.1', 'multicast', 'never'],
  ['255.255.255.255', 'broadcast', 'never'],
  ['ff02::1', 'multicast', 'never'],
  ['2130706433', 'not an address as text', 'never'],
  ['localhost', 'a name', 'never'],
  ['', 'nothing', 'never'],
];

describe('addresses the service connects to', () => {
  for (const [address, what, allowed] of ADDRESSES) {
    it(`${address || '(empty)'}, ${what}: ${allowed}`, () => {
      expect(isAllowedAddress(address, 'public')).to.equal(allowed === 'always');
      expect(isAllowedAddress(address, 'private')).to.equal(allowed !== 'never');
    });
  }
});
