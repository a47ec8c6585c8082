/** The bytes from the first to the last, both among them. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * What a `Range` header asks for of a file, RFC 9110, 14.2. Several ranges, other units and what cannot be read ask for the
 * whole, which every client takes.
 * @returns null for the whole; `none` where there is nothing of the file
 */
export function byteRange(header: string | undefined, size: number): ByteRange | null | 'none' {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
  if (!asked || (asked[1] === '' && asked[2] === '')) return null;
  const [from, to] = [asked[1]!, asked[2]!];
  if (from === '') {
    const last = Math.min(size, Number(to));
    return last === 0 ? 'none' : { first: size - last, last: size - 1 };
  }
  const [first, last] = [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
  if (first >= size) return 'none';
  return first > last ? null : { first, last };
}
