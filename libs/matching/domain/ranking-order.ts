import type { Id } from '@gg/kernel';

/** What the order of a ranking looks at. */
export interface Rankable {
  readonly score: number;
  readonly distanceM: number;
  readonly turn: number;
  readonly number: number;
}

/** FNV-1a over the characters of an ASCII text, 32 bits. */
export function textHash(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ (text.charCodeAt(i) & 0xff), 0x01000193);
  return hash >>> 0;
}

/** Mixes 32 bits so that every bit of the input moves about half of the output (the finaliser of MurmurHash3). */
function mix(bits: number): number {
  let h = bits | 0;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * Whose turn it is among equals: another order for every shift, the same on every machine, so that nobody wins every tie
 * by having registered first.
 * @param shiftHash {@link textHash} of the shift's id
 */
export const turnOf = (shiftHash: number, number: number): number => mix(shiftHash ^ number);

/** The turn of a party, which has no number. */
export const partyTurnOf = (shiftHash: number, partyId: Id): number => mix(shiftHash ^ textHash(partyId));

/** The order of a ranking, best first: score, then nearness, then turn, then number. Never 0 for two workers. */
export const byRank = (a: Rankable, b: Rankable): number =>
  b.score - a.score || a.distanceM - b.distanceM || a.turn - b.turn || a.number - b.number;
