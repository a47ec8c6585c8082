import { boxHolds, cellNumber, type CellBox } from './geo-grid';
import type { CompiledCandidate } from './compiled-candidate';

/** A worker's place in the index. The compiled candidate is replaced when only facts change that no bucket sorts by. */
export interface IndexEntry {
  compiled: CompiledCandidate;
  readonly cell: number;
}

/** The workers of one trade by cell of their home, with those at a market and those in parties at hand. */
export class TradeBucket {
  private readonly cells = new Map<number, IndexEntry[]>();
  readonly present = new Set<IndexEntry>();
  readonly inParties = new Set<IndexEntry>();
  private count = 0;

  get isEmpty(): boolean {
    return this.count === 0;
  }

  add(entry: IndexEntry): void {
    const inCell = this.cells.get(entry.cell);
    if (inCell === undefined) this.cells.set(entry.cell, [entry]);
    else inCell.push(entry);
    this.count++;
    if (entry.compiled.candidate.presence !== null) this.present.add(entry);
    if (entry.compiled.candidate.partyIds.length > 0) this.inParties.add(entry);
  }

  remove(entry: IndexEntry): void {
    const inCell = this.cells.get(entry.cell)!;
    const last = inCell.pop()!;
    if (last !== entry) inCell[inCell.indexOf(entry)] = last;
    if (inCell.length === 0) this.cells.delete(entry.cell);
    this.count--;
    this.present.delete(entry);
    this.inParties.delete(entry);
  }

  /**
   * Calls back for everyone whose home lies in a cell of the box, and for those at a market whose home does not, each
   * once: a superset of those near enough.
   */
  forEachNear(box: CellBox, visit: (entry: IndexEntry) => void): void {
    const area = (box.toRow - box.fromRow + 1) * (box.toColumn - box.fromColumn + 1);
    if (area <= this.cells.size) {
      for (let row = box.fromRow; row <= box.toRow; row++) {
        for (let column = box.fromColumn; column <= box.toColumn; column++) {
          const inCell = this.cells.get(cellNumber(row, column));
          if (inCell !== undefined) for (const entry of inCell) visit(entry);
        }
      }
    } else {
      for (const [cell, inCell] of this.cells) if (boxHolds(box, cell)) for (const entry of inCell) visit(entry);
    }
    for (const entry of this.present) if (!boxHolds(box, entry.cell)) visit(entry);
  }
}
