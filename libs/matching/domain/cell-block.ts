import type { WorkerPreferences } from './candidate';
import type { CompiledCandidate } from './compiled-candidate';
import type { ScoreFacts } from './score-facts';

/** A worker in the list of one trade. */
export interface Posting {
  compiled: CompiledCandidate;
  /** Points of the score that follow from worker and trade. */
  fixedPoints: number;
  /** Row in the block of the worker's cell. */
  row: number;
}

/** Score facts that a block writes into, so that reading a row makes no garbage. */
export type MutableScoreFacts = { -readonly [K in keyof Omit<ScoreFacts, 'home'>]: ScoreFacts[K] } & {
  readonly home: { x: number; y: number; z: number };
};

export const emptyScoreFacts = (): MutableScoreFacts => ({
  home: { x: 0, y: 0, z: 0 },
  personalised: true,
  minHourlyPayFen: null,
  nights: null,
  offersDay: 0,
  offersOnDay: 0,
  offersEver: 0,
  lastOfferMs: null,
  registeredMs: 0,
});

const WIDTH = 12;
const NIGHTS: readonly WorkerPreferences['nights'][] = [null, 'wanted', 'avoided'];

/**
 * The workers of one trade and cell. What the score asks of each lies in rows of one array, one after the other: scoring a
 * city is bound by memory, and following a pointer for every worker made it five times as slow.
 */
export class CellBlock {
  readonly postings: Posting[] = [];
  private rows = new Float64Array(4 * WIDTH);

  get size(): number {
    return this.postings.length;
  }

  add(posting: Posting): void {
    posting.row = this.postings.length;
    this.postings.push(posting);
    if (this.postings.length * WIDTH > this.rows.length) {
      const wider = new Float64Array(2 * this.rows.length);
      wider.set(this.rows);
      this.rows = wider;
    }
    this.write(posting);
  }

  /** Takes a posting out; the last one moves into its row. */
  remove(posting: Posting): void {
    const last = this.postings.pop()!;
    if (last === posting) return;
    last.row = posting.row;
    this.postings[last.row] = last;
    this.write(last);
  }

  /** Writes a posting's row anew after its candidate has changed. */
  write({ row, fixedPoints, compiled: c }: Posting): void {
    const at = row * WIDTH;
    const { rows } = this;
    rows[at] = fixedPoints;
    rows[at + 1] = c.personalised ? 1 : 0;
    rows[at + 2] = c.minHourlyPayFen ?? Number.NaN;
    rows[at + 3] = NIGHTS.indexOf(c.nights);
    rows[at + 4] = c.offersDay;
    rows[at + 5] = c.offersOnDay;
    rows[at + 6] = c.offersEver;
    rows[at + 7] = c.lastOfferMs ?? Number.NaN;
    rows[at + 8] = c.registeredMs;
    rows[at + 9] = c.home.x;
    rows[at + 10] = c.home.y;
    rows[at + 11] = c.home.z;
  }

  /** Fixed points of a row. */
  fixedPoints(row: number): number {
    return this.rows[row * WIDTH]!;
  }

  /** Reads a row into score facts. */
  read(row: number, into: MutableScoreFacts): void {
    const at = row * WIDTH;
    const { rows } = this;
    const wish = rows[at + 2]!;
    const lastOfferMs = rows[at + 7]!;
    into.personalised = rows[at + 1] === 1;
    into.minHourlyPayFen = Number.isNaN(wish) ? null : wish;
    into.nights = NIGHTS[rows[at + 3]!]!;
    into.offersDay = rows[at + 4]!;
    into.offersOnDay = rows[at + 5]!;
    into.offersEver = rows[at + 6]!;
    into.lastOfferMs = Number.isNaN(lastOfferMs) ? null : lastOfferMs;
    into.registeredMs = rows[at + 8]!;
    into.home.x = rows[at + 9]!;
    into.home.y = rows[at + 10]!;
    into.home.z = rows[at + 11]!;
  }
}
