import { textHash } from '../ranking-order';

/** Parts of the table of ids. Each grows by itself, so that no single change moves many entries. */
const PARTS = 256;
const FIRST_SIZE = 8;
/** Numbers of a page. */
const PAGE = 1024;

/** Hash of an id: all its bits matter. */
export function idHash(id: string): number {
  const h = Math.imul(textHash(id) ^ 0x5bd1e995, 0x9e3779b1);
  return (h ^ (h >>> 15)) >>> 0;
}

/** What the directory asks of the columns. */
export interface SlotFacts {
  hashAt(slot: number): number;
  isIdAt(slot: number, id: string): boolean;
}

/**
 * Finds a worker's slot by id and by number. Ids themselves stand in the records only; here stand slots, in tables of whole
 * numbers with open addressing.
 */
export class WorkerDirectory {
  /** Slots plus one; 0 is empty. */
  private readonly tables: Int32Array[] = Array.from({ length: PARTS }, () => EMPTY);
  private readonly counts = new Int32Array(PARTS);
  private readonly pages = new Map<number, Int32Array>();

  constructor(private readonly slots: SlotFacts) {}

  /** −1: nobody. */
  slotOf(id: string, hash = idHash(id)): number {
    const table = this.tables[hash & (PARTS - 1)]!;
    for (let at = (hash >>> 8) & (table.length - 1); ; at = (at + 1) & (table.length - 1)) {
      const slot = table[at]! - 1;
      if (slot < 0 || (this.slots.hashAt(slot) === hash && this.slots.isIdAt(slot, id))) return slot;
    }
  }

  /** −1: nobody. */
  slotOfNumber(number: number): number {
    return (this.pages.get(Math.floor(number / PAGE))?.[number % PAGE] ?? 0) - 1;
  }

  /** A worker who is in neither list comes into both. */
  add(slot: number, hash: number, number: number): void {
    const part = hash & (PARTS - 1);
    let table = this.tables[part]!;
    if ((this.counts[part]! + 1) * 4 > table.length * 3) table = this.widen(part, table);
    this.put(table, slot, hash);
    this.counts[part]!++;
    this.setNumber(number, slot + 1);
  }

  remove(slot: number, hash: number, number: number): void {
    const part = hash & (PARTS - 1);
    const table = this.tables[part]!;
    const mask = table.length - 1;
    let hole = (hash >>> 8) & mask;
    while (table[hole] !== slot + 1) hole = (hole + 1) & mask;
    // What follows moves up, unless it would come to stand before its place.
    for (let next = (hole + 1) & mask; table[next] !== 0; next = (next + 1) & mask) {
      const wanted = (this.slots.hashAt(table[next]! - 1) >>> 8) & mask;
      if (((next - wanted) & mask) < ((next - hole) & mask)) continue;
      table[hole] = table[next]!;
      hole = next;
    }
    table[hole] = 0;
    this.counts[part]!--;
    this.setNumber(number, 0);
  }

  renumber(slot: number, from: number, to: number): void {
    this.setNumber(from, 0);
    this.setNumber(to, slot + 1);
  }

  /** Sees to it that somebody is in both lists, who may be in either. */
  ensure(slot: number, id: string, hash: number, number: number): void {
    if (this.slotOf(id, hash) === slot) this.setNumber(number, slot + 1);
    else this.add(slot, hash, number);
  }

  get bytes(): number {
    const tables = this.tables.reduce((sum, table) => sum + table.byteLength, 0);
    return tables + this.pages.size * 4 * PAGE;
  }

  /** The tables of ids and the pages of numbers, for a snapshot. */
  get all(): { readonly tables: readonly Int32Array[]; readonly pages: ReadonlyMap<number, Int32Array> } {
    return { tables: this.tables, pages: this.pages };
  }

  restore(tables: readonly Int32Array[], pages: ReadonlyMap<number, Int32Array>): void {
    tables.forEach((table, part) => {
      this.tables[part] = table;
      this.counts[part] = table.reduce((count, entry) => count + (entry === 0 ? 0 : 1), 0);
    });
    for (const [page, slots] of pages) this.pages.set(page, slots);
  }

  private put(table: Int32Array, slot: number, hash: number): void {
    const mask = table.length - 1;
    let at = (hash >>> 8) & mask;
    while (table[at] !== 0) at = (at + 1) & mask;
    table[at] = slot + 1;
  }

  private widen(part: number, table: Int32Array): Int32Array {
    const wider = new Int32Array(Math.max(FIRST_SIZE, 2 * table.length));
    for (const entry of table) if (entry !== 0) this.put(wider, entry - 1, this.slots.hashAt(entry - 1));
    return (this.tables[part] = wider);
  }

  private setNumber(number: number, entry: number): void {
    const key = Math.floor(number / PAGE);
    let page = this.pages.get(key);
    if (page === undefined) this.pages.set(key, (page = new Int32Array(PAGE)));
    page[number % PAGE] = entry;
  }
}

/** Nobody's table: read, never written. */
const EMPTY = new Int32Array(1);
