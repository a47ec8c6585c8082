import type { RecordMemory, RecordPlace } from './candidate-record';

/** Small enough that moving what is left of one is not noticed, large enough that there are not too many. */
const CHUNK_BYTES = 262_144;
const FIRST_CHUNK_BYTES = 4_096;
const ALIGNMENT = 4;
/** Before each record stands its length, with this bit once it is no longer wanted. */
const DEAD = 0x8000_0000;

/** A piece of memory that is only ever added to, so that what was read from it stays true. */
export interface Chunk {
  readonly bytes: Uint8Array;
  readonly view: DataView;
  used: number;
  /** Bytes of records that are still wanted. */
  live: number;
}

/** Where in its memory a record begins. */
export const placeOf = (reference: number): number => (reference & 0xffff) * ALIGNMENT;

const chunkOf = (bytes: Uint8Array, used: number, live: number): Chunk => ({
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
  used,
  live,
});

/**
 * Records of all workers, one after the other in chunks. A changed record is written anew and the old one left behind; a
 * chunk of which less than half is wanted is cleared by moving the rest. Nothing is ever overwritten: an answer that still
 * refers to an old record keeps its chunk alive.
 */
export class RecordArena {
  private readonly chunks: (Chunk | null)[] = [];
  private readonly empty: number[] = [];
  private current = -1;

  /** @param moved is told where a record stood and stands from now on, and says whether it is anybody's */
  constructor(private readonly moved: (place: RecordPlace, from: number, to: number) => boolean) {}

  /** Puts a record in. @returns a reference below 2³² */
  add(record: Uint8Array): number {
    const size = ALIGNMENT + Math.ceil(record.length / ALIGNMENT) * ALIGNMENT;
    let chunk = this.chunks[this.current];
    if (!chunk || chunk.used + size > chunk.bytes.length) chunk = this.open(size);
    const start = chunk.used;
    chunk.view.setUint32(start, size, true);
    chunk.bytes.set(record, start + ALIGNMENT);
    chunk.used += size;
    chunk.live += size;
    return this.current * 65_536 + (start + ALIGNMENT) / ALIGNMENT;
  }

  at(reference: number): RecordPlace {
    return { memory: this.memoryOf(reference), at: placeOf(reference) };
  }

  memoryOf(reference: number): RecordMemory {
    return this.chunks[reference >>> 16]!;
  }

  /** The record is no longer wanted. */
  release(reference: number): void {
    const number = reference >>> 16;
    const chunk = this.chunks[number]!;
    const start = placeOf(reference) - ALIGNMENT;
    const size = chunk.view.getUint32(start, true);
    chunk.view.setUint32(start, size + DEAD, true);
    chunk.live -= size;
    if (number !== this.current && chunk.live * 2 < chunk.used) this.clear(number, chunk);
  }

  get bytes(): number {
    return this.chunks.reduce((sum, chunk) => sum + (chunk?.bytes.length ?? 0), 0);
  }

  /** Chunks by number, for a snapshot; null where there is none. */
  get all(): readonly (Chunk | null)[] {
    return this.chunks;
  }

  /** Takes over the chunks of a snapshot, in the order of their numbers. */
  restore(chunks: readonly ({ bytes: Uint8Array; live: number } | null)[]): void {
    chunks.forEach((chunk, number) => {
      if (chunk === null) this.empty.push(number);
      this.chunks.push(chunk && chunkOf(chunk.bytes, chunk.bytes.length, chunk.live));
    });
  }

  private clear(number: number, chunk: Chunk): void {
    this.chunks[number] = null;
    for (let start = 0; start < chunk.used;) {
      const size = chunk.view.getUint32(start, true);
      if (size < DEAD) {
        const from = number * 65_536 + (start + ALIGNMENT) / ALIGNMENT;
        const to = this.add(chunk.bytes.subarray(start + ALIGNMENT, start + size));
        if (!this.moved(this.at(to), from, to)) this.release(to);
      }
      start += size % DEAD;
    }
    this.empty.push(number);
  }

  private open(least: number): Chunk {
    const usual = Math.min(CHUNK_BYTES, FIRST_CHUNK_BYTES * 2 ** Math.min(this.chunks.length, 16));
    const chunk = chunkOf(new Uint8Array(Math.max(usual, least)), 0, 0);
    this.current = this.empty.pop() ?? this.chunks.length;
    if (this.current > 0xffff) throw new RangeError('no room for more candidates');
    this.chunks[this.current] = chunk;
    return chunk;
  }
}
