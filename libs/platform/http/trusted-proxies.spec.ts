import type { IncomingMessage } from 'node:http';
import { clientAddress, readTrustedProxies } from './trusted-proxies';

const from = (remoteAddress: string, forwarded?: string): IncomingMessage =>
  ({ socket: { remoteAddress }, headers: { 'x-forwarded-for': forwarded } }) as unknown as IncomingMessage;

const FORGED = '198.51.100.1, 203.0.113.7';

describe('the address of a client', () => {
  it.each([
    ['nobody is trusted', '0', from('192.0.2.1', FORGED), '192.0.2.1'],
    ['one hop: what the proxy saw, not what the client wrote before it', '1', from('10.0.0.1', FORGED), '203.0.113.7'],
    ['two hops', '2', from('10.0.0.1', FORGED), '198.51.100.1'],
    ['more hops than there are', '3', from('10.0.0.1', FORGED), '198.51.100.1'],
    ['no header', '1', from('10.0.0.1'), '10.0.0.1'],
    ['a listed proxy', '10.0.0.1', from('10.0.0.1', FORGED), '203.0.113.7'],
    ['a listed proxy, seen through IPv6', '10.0.0.0/8', from('::ffff:10.0.0.1', FORGED), '203.0.113.7'],
    ['two listed proxies', '10.0.0.0/8, 203.0.113.7', from('10.0.0.1', FORGED), '198.51.100.1'],
    ['a client that is no proxy', '10.0.0.0/8', from('192.0.2.1', FORGED), '192.0.2.1'],
  ])('%s', (_what, trusted, request, address) => {
    expect(clientAddress(request, readTrustedProxies(trusted))).toBe(address);
  });

  it.each(['true', 'false', '', '*', '-1', '100', '10.0.0.0/33x', 'proxy.example'])(
    'nobody can be trusted by %j',
    (text) => {
      expect(() => readTrustedProxies(text)).toThrow(/a number of hops/);
    },
  );
});
