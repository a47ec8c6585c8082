import type { IncomingMessage } from 'node:http';
import { BlockList, isIP } from 'node:net';

/** Whether an address, the so-many-th from us (0 is who connected), is a proxy whose word on the next one counts. */
export type TrustedProxies = (address: string, hop: number) => boolean;

/**
 * Reads `TRUST_PROXY`: a number of hops (0 trusts nobody), or addresses and networks separated by commas. There is no way
 * to trust all: whoever is trusted says who the next one is, and a client would choose its own address.
 * Throws an Error for anything else.
 */
export function readTrustedProxies(text: string): TrustedProxies {
  if (/^\d{1,2}$/.test(text)) return (_address, hop) => hop < Number(text);
  const list = new BlockList();
  for (const part of text.split(',').map((one) => one.trim())) {
    const [address = '', bits] = part.split('/');
    const family = familyOf(address);
    if (!family || (bits !== undefined && !/^\d{1,3}$/.test(bits))) throw new Error(WANTED);
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (address) => {
    const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
    const family = familyOf(plain);
    return family !== undefined && list.check(plain, family);
  };
}

/** What `TRUST_PROXY` may be. */
export const WANTED = 'a number of hops, or addresses and networks separated by commas';

/** Who sent a request, as far as those in between are trusted: the same as fastify finds, for what never reaches it. */
export function clientAddress(request: IncomingMessage, trusted: TrustedProxies): string {
  const header = request.headers['x-forwarded-for'];
  const told = String(header ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  let address = request.socket.remoteAddress ?? '';
  for (let hop = 0; told.length > 0 && trusted(address, hop); hop++) address = told.pop() ?? address;
  return address;
}

const familyOf = (address: string): 'ipv4' | 'ipv6' | undefined => {
  const version = isIP(address);
  return version === 4 ? 'ipv4' : version === 6 ? 'ipv6' : undefined;
};
