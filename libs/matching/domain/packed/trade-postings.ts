import { columnOf, rowOf, type CellBox } from '../geo-grid';
import type { GeoPoint } from '@gg/kernel';
import type { MarketPresence } from './market-presence';
import { RowRun } from './row-run';
import type { Standing } from './standing';

/**
 * The workers of one trade by the grid row of their homes. Those with a presence at a market are at hand as well, since they
 * may be counted from there (so a presence that has run out should be cleared), and so are those in parties.
 */
export class TradePostings {
  readonly rows = new Map<number, RowRun>();
  readonly atMarkets = new Map<number, MarketPresence>();
  readonly inParties = new Set<number>();

  get isEmpty(): boolean {
    return this.rows.size === 0;
  }

  add(home: GeoPoint, slot: number, standing: Standing): void {
    const row = rowOf(home.lat);
    let run = this.rows.get(row);
    if (run === undefined) this.rows.set(row, (run = new RowRun()));
    run.add(columnOf(home.lng), slot, standing);
  }

  /** @param bound with which the worker was added */
  remove(home: GeoPoint, slot: number, bound: number): void {
    const row = rowOf(home.lat);
    const run = this.rows.get(row)!;
    run.remove(columnOf(home.lng), slot, bound);
    if (run.length === 0) this.rows.delete(row);
  }

  /** Another standing of somebody who lives where they lived. @param before the bound until now */
  restand(home: GeoPoint, slot: number, before: number, standing: Standing): void {
    this.rows.get(rowOf(home.lat))!.restand(columnOf(home.lng), slot, before, standing);
  }

  /** Rows that a box touches and in which somebody is, the nearest to the middle first. */
  rowsIn(box: CellBox, middle: number): [row: number, run: RowRun][] {
    const found: [number, RowRun][] = [];
    const { fromRow, toRow } = box;
    if (toRow - fromRow >= this.rows.size) {
      for (const [row, run] of this.rows) if (row >= fromRow && row <= toRow) found.push([row, run]);
      return found.sort((a, b) => Math.abs(a[0] - middle) - Math.abs(b[0] - middle));
    }
    const take = (row: number): void => {
      const run = row < fromRow || row > toRow ? undefined : this.rows.get(row);
      if (run !== undefined) found.push([row, run]);
    };
    take(middle);
    for (let away = 1; away <= Math.max(toRow - middle, middle - fromRow); away++) {
      take(middle - away);
      take(middle + away);
    }
    return found;
  }

  get bytes(): number {
    let bytes = 48 * (this.atMarkets.size + this.inParties.size);
    for (const run of this.rows.values()) bytes += run.bytes + 400;
    return bytes;
  }
}
