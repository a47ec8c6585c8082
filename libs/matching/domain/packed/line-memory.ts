/** Bytes of a line of the processor's cache, and of what glibc puts before a large piece of memory that it gives. */
const LINE_BYTES = 64;
const HEADER_BYTES = 16;

/**
 * Memory of so many bytes that begins with a line of the processor's cache where a large piece is asked for: a row that
 * lies across two lines is waited for twice. Elsewhere it begins somewhere, and is as good.
 */
export function lineMemory(bytes: number): Uint8Array<ArrayBuffer> {
  const before = LINE_BYTES - HEADER_BYTES;
  return new Uint8Array(new ArrayBuffer(before + bytes), before, bytes);
}
