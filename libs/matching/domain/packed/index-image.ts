import type { PartyCandidate, WeeklyRange } from '../candidate';
import type { ScorePolicy } from '../score-policy';
import { NamePool } from './name-pool';
import { PackedCandidateIndex } from './packed-candidate-index';
import { RECORD_VERSION } from './record-layout';
import { RowRun } from './row-run';
import { BLOCK_SLOTS, RING_DAYS, SLOT_BYTES, SlotBlock } from './slot-block';
import { TradePostings } from './trade-postings';
import { WeeklyPatterns } from './weekly-patterns';

/** Raised with every change of what is written here or how it is read. */
const IMAGE_VERSION = 13;

/** By what an image is understood: one of another form must not be read. */
export const imageForm = (policy: ScorePolicy): string =>
  JSON.stringify([IMAGE_VERSION, RECORD_VERSION, BLOCK_SLOTS, SLOT_BYTES, RING_DAYS, policy]);

/** What an index holds beside its memory: plain data. */
export interface ImageFacts {
  readonly names: readonly string[];
  readonly kinds: readonly string[];
  readonly weeks: readonly { readonly ranges: readonly WeeklyRange[]; readonly users: number }[];
  readonly slots: number;
  readonly size: number;
  readonly unused: readonly number[];
  readonly days: readonly number[];
  readonly whole: readonly number[];
  readonly blocks: number;
  /** Wanted bytes of each chunk of records; null where there is none. */
  readonly chunks: readonly (number | null)[];
  readonly tables: number;
  readonly pages: readonly number[];
  readonly trades: readonly {
    readonly code: string;
    readonly rows: readonly (readonly [row: number, length: number])[];
    readonly atMarkets: number;
    readonly inParties: number;
  }[];
  readonly parties: readonly PartyCandidate[];
}

const bytesOf = (array: Int32Array): Uint8Array => new Uint8Array(array.buffer, array.byteOffset, array.byteLength);

/** The facts of an image. The index must not change until all of {@link imagePieces} is written. */
export function imageFacts(index: PackedCandidateIndex): ImageFacts {
  const { store } = index;
  return {
    names: store.names.all,
    kinds: store.kinds.all,
    weeks: store.weeks.all,
    slots: store.slots,
    size: store.size,
    unused: store.unused,
    days: [...store.freeDays.days],
    whole: [...store.freeDays.whole],
    blocks: store.blocks.length,
    chunks: store.arena.all.map((chunk) => chunk && chunk.live),
    tables: store.directory.all.tables.length,
    pages: [...store.directory.all.pages.keys()],
    trades: [...store.trades].map(([code, trade]) => ({
      code,
      rows: [...trade.rows].map(([row, run]) => [row, run.length] as const),
      atMarkets: trade.atMarkets.size,
      inParties: trade.inParties.size,
    })),
    parties: [...index.allParties],
  };
}

/** The memory of an index, piece by piece, each made when it is asked for and small enough not to be noticed. */
export function* imagePieces({ store }: PackedCandidateIndex): Generator<Uint8Array> {
  for (const block of store.blocks) yield block.bytes;
  for (const chunk of store.arena.all) if (chunk !== null) yield chunk.bytes.subarray(0, chunk.used);
  const { tables, pages } = store.directory.all;
  for (const table of tables) yield bytesOf(table);
  for (const page of pages.values()) yield bytesOf(page);
  for (const trade of store.trades.values()) {
    yield packedRuns(trade);
    yield bytesOf(Int32Array.from([...trade.atMarkets.keys(), ...trade.inParties]));
  }
}

/** The index of which these are the facts and pieces. The pieces become its memory: nobody else may write to them. */
export function restoredIndex(
  facts: ImageFacts,
  pieces: Iterator<Uint8Array>,
  policy: ScorePolicy,
): PackedCandidateIndex {
  const next = (): Uint8Array => {
    const piece = pieces.next();
    if (piece.done === true) throw new RangeError('an image with too few pieces');
    return piece.value;
  };
  const whole = (bytes = next()): Int32Array => new Int32Array(bytes.buffer, bytes.byteOffset, bytes.byteLength / 4);
  const index = new PackedCandidateIndex(policy, {
    names: new NamePool(facts.names),
    kinds: new NamePool(facts.kinds),
    weeks: WeeklyPatterns.restored([...facts.weeks]),
  });
  const { store } = index;
  for (let i = 0; i < facts.blocks; i++) store.blocks.push(new SlotBlock(next()));
  store.arena.restore(facts.chunks.map((live) => (live === null ? null : { bytes: next(), live })));
  const tables = Array.from({ length: facts.tables }, () => whole());
  store.directory.restore(tables, new Map(facts.pages.map((page) => [page, whole()])));
  store.freeDays.restore(facts.days, facts.whole);
  for (const { code, rows, atMarkets, inParties } of facts.trades) {
    const trade = new TradePostings();
    const runs = next();
    let at = runs.byteOffset;
    for (const [row, length] of rows) {
      const run = RowRun.over(runs.buffer as ArrayBuffer, at, length);
      trade.rows.set(row, run);
      at += run.bytes;
    }
    const slots = whole();
    for (let i = 0; i < atMarkets; i++) trade.atMarkets.set(slots[i]!, store.presenceOf(slots[i]!));
    for (let i = 0; i < inParties; i++) trade.inParties.add(slots[atMarkets + i]!);
    store.trades.set(code, trade);
  }
  store.slots = facts.slots;
  store.size = facts.size;
  store.unused.push(...facts.unused);
  for (const party of facts.parties) index.upsertParty(party);
  return index;
}

function packedRuns(trade: TradePostings): Uint8Array {
  const runs = [...trade.rows.values()].map((run) => run.packed);
  const packed = new Int32Array(runs.reduce((sum, run) => sum + run.length, 0));
  let at = 0;
  for (const run of runs) {
    packed.set(run, at);
    at += run.length;
  }
  return bytesOf(packed);
}
