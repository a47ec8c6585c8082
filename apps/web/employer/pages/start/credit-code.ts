/** Digits and letters of a unified social credit code (GB 32100-2015): without I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const LENGTH = 18;

/** What is wrong with a code as far as it shows by itself; the service looks at it again. */
export function creditCodeFault(written: string): 'length' | 'letters' | 'check' | null {
  const code = written.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
  if (code.length !== LENGTH) return 'length';
  const values = [...code].map((character) => ALPHABET.indexOf(character));
  if (values.includes(-1)) return 'letters';
  const size = ALPHABET.length;
  let weight = 1;
  let sum = 0;
  for (const value of values.slice(0, -1)) {
    sum += value * weight;
    weight = (weight * 3) % size;
  }
  return values.at(-1) === (size - (sum % size)) % size ? null : 'check';
}
