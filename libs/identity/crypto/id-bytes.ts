import type { Id } from '@gg/kernel';

/** The 16 bytes of a UUID's text. */
export const idToBytes = (id: Id): Buffer => Buffer.from(id.replaceAll('-', ''), 'hex');

/** The text of a UUID's 16 bytes. */
export function idFromBytes(bytes: Buffer): Id {
  if (bytes.length !== 16) throw new RangeError('an id has 16 bytes');
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
