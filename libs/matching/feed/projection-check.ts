import type { Id } from '@gg/kernel';
import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { partyOf, type CandidateRow } from './candidate-rows';
import type { FollowedIndex } from './followed-index';
import type { ProjectionReader } from './projection-reader';

/** Rows compared before others get their turn. */
const AT_ONCE = 16;

/**
 * Holds an index against the projection, some rows at a time, round and round: every worker's position in the feed and every
 * fact, and every party. What differs is put right. The feed misses nothing; this finds what a fault of ours, of a disk or of
 * memory would have broken unseen.
 */
export class ProjectionCheck {
  private afterNumber = -1;
  private afterParty: Id | null = null;
  private parties = false;

  constructor(
    private readonly reader: ProjectionReader,
    private readonly limit: number,
  ) {}

  /** The next rows. The index must not go on with the feed meanwhile. @returns how many had to be put right */
  async step(followed: FollowedIndex): Promise<number> {
    return this.parties ? this.stepParties(followed) : this.stepWorkers(followed);
  }

  private async stepWorkers(followed: FollowedIndex): Promise<number> {
    const rows = await this.reader.workersByNumber(this.afterNumber, this.limit);
    const isLast = rows.length < this.limit;
    const upTo = isLast ? followed.positions.last : rows.at(-1)!.number!;
    const there = new Set(rows.map((row) => row.number));
    let repaired = 0;
    for (const [i, row] of rows.entries()) {
      if (!isAsItShould(followed, row)) {
        followed.takeWorker(row);
        repaired++;
      }
      if (i % AT_ONCE === AT_ONCE - 1) await turn();
    }
    for (const number of followed.positions.between(this.afterNumber + 1, upTo)) {
      if (there.has(number)) continue;
      const owner = followed.index.ownerOf(number);
      if (owner !== undefined) followed.index.remove(owner);
      followed.positions.set(number, 0);
      repaired++;
    }
    this.afterNumber = isLast ? -1 : upTo;
    this.parties = isLast;
    return repaired;
  }

  private async stepParties(followed: FollowedIndex): Promise<number> {
    const rows = await this.reader.partiesAfter(this.afterParty, this.limit);
    const touched = new Set<Id>();
    let repaired = 0;
    for (const row of rows) {
      // What came since is on its way by the feed.
      if (Number(row.feedSeq) > followed.cursor) continue;
      if (isDeepStrictEqual(followed.index.getParty(row.partyId) ?? null, partyOf(row))) continue;
      for (const workerId of followed.takeParty(row)) touched.add(workerId);
      repaired++;
    }
    if (touched.size > 0) await followed.takeWorkers(await this.reader.workersOf([...touched]));
    const isLast = rows.length < this.limit;
    this.afterParty = isLast ? null : rows.at(-1)!.partyId;
    this.parties = !isLast;
    return repaired;
  }
}

function isAsItShould(followed: FollowedIndex, row: CandidateRow): boolean {
  const position = Number(row.feedSeq);
  // What came since is on its way by the feed.
  if (position > followed.cursor) return true;
  if (followed.positions.at(row.number!) !== position) return false;
  try {
    const candidate = followed.candidateOf(row);
    return candidate === null ? followed.index.get(row.workerId) === undefined : followed.index.holds(candidate);
  } catch {
    // A row with faults is left out, and the feed has said so.
    return followed.index.get(row.workerId) === undefined;
  }
}
