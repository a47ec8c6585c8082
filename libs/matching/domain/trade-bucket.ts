import type { GeoPoint } from '@gg/kernel';
import { CellBlock, type Posting } from './cell-block';
import type { CompiledCandidate } from './compiled-candidate';
import { boxAround, boxHolds, cellNumber, cellOf, leastDistanceM } from './geo-grid';

/** A block of workers none of whom is nearer to a place than a distance in whole metres. */
export interface NearBlock {
  readonly leastM: number;
  readonly block: CellBlock;
}

/**
 * The workers of one trade by cell of their home. Those with a presence at a market are kept apart, since they may be
 * counted from there; so a presence that has run out should be cleared. Those in parties are at hand as well.
 */
export class TradeBucket {
  private readonly cells = new Map<number, CellBlock>();
  readonly atMarkets = new Set<Posting>();
  readonly inParties = new Set<Posting>();

  get isEmpty(): boolean {
    return this.cells.size === 0 && this.atMarkets.size === 0;
  }

  add(posting: Posting): void {
    const { candidate } = posting.compiled;
    if (candidate.partyIds.length > 0) this.inParties.add(posting);
    if (candidate.presence !== null) {
      this.atMarkets.add(posting);
      return;
    }
    const cell = cellOf(candidate.point);
    let block = this.cells.get(cell);
    if (block === undefined) this.cells.set(cell, (block = new CellBlock()));
    block.add(posting);
  }

  /** Takes a posting out; its candidate must be the one with which it was added. */
  remove(posting: Posting): void {
    this.inParties.delete(posting);
    if (this.atMarkets.delete(posting)) return;
    const cell = cellOf(posting.compiled.candidate.point);
    const block = this.cells.get(cell)!;
    block.remove(posting);
    if (block.size === 0) this.cells.delete(cell);
  }

  /** Puts a candidate who stands in the same cell and lists in the place of the old one. */
  replace(posting: Posting, compiled: CompiledCandidate, fixedPoints: number): void {
    posting.compiled = compiled;
    posting.fixedPoints = fixedPoints;
    if (!this.atMarkets.has(posting)) this.cells.get(cellOf(compiled.candidate.point))!.write(posting);
  }

  /** Everyone who is not at a market and may be within a radius of a place, nearer cells first: a superset. */
  near(place: GeoPoint, radiusM: number): NearBlock[] {
    const box = boxAround(place, radiusM);
    const found: NearBlock[] = [];
    const add = (cell: number, block: CellBlock): void => {
      const leastM = leastDistanceM(place, cell);
      if (leastM <= radiusM) found.push({ leastM, block });
    };
    const area = (box.toRow - box.fromRow + 1) * (box.toColumn - box.fromColumn + 1);
    if (area <= this.cells.size) {
      for (let row = box.fromRow; row <= box.toRow; row++) {
        for (let column = box.fromColumn; column <= box.toColumn; column++) {
          const cell = cellNumber(row, column);
          const block = this.cells.get(cell);
          if (block !== undefined) add(cell, block);
        }
      }
    } else {
      for (const [cell, block] of this.cells) if (boxHolds(box, cell)) add(cell, block);
    }
    return found.sort((a, b) => a.leastM - b.leastM);
  }
}
