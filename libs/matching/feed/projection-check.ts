import type { Id } from '@gg/kernel';
import { setImmediate as turn } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import type { Candidate, PartyCandidate } from '../domain/candidate';
import { candidateFaults, partyFaults } from '../domain/candidate-faults';
import { partyOf, type CandidateRow, type PartyRow } from './candidate-rows';
import type { FollowedIndex } from './followed-index';
import type { ProjectionReader } from './projection-reader';

/** Milliseconds of comparing after which others get their turn. */
const SLICE_MS = 0.5;

/**
 * Holds an index against the projection, some rows at a time, round and round: of every worker the position in the feed, the
 * facts, and what searches read of them, columns and postings; every party, and whether there are more than there should be.
 * What differs is put right. The feed misses nothing; this finds what a fault of ours, of a disk or of memory would have
 * broken unseen.
 */
export class ProjectionCheck {
  private phase: 'workers' | 'parties' | 'known parties' = 'workers';
  private afterNumber = -1;
  private afterParty: Id | null = null;
  private known: Iterator<PartyCandidate> | null = null;

  constructor(
    private readonly reader: ProjectionReader,
    private readonly limit: number,
  ) {}

  /**
   * The next rows. The index must not go on with the feed meanwhile. While it works out a new day there is nothing to
   * compare, which is over in seconds. @returns how many had to be put right
   */
  async step(followed: FollowedIndex): Promise<number> {
    if (followed.index.isInHand) return 0;
    switch (this.phase) {
      case 'workers':
        return this.stepWorkers(followed);
      case 'parties':
        return this.stepParties(followed);
      case 'known parties':
        return this.stepKnownParties(followed);
    }
  }

  private async stepWorkers(followed: FollowedIndex): Promise<number> {
    const rows = await this.reader.workersByNumber(this.afterNumber, this.limit);
    const isLast = rows.length < this.limit;
    const upTo = isLast ? followed.positions.last : rows.at(-1)!.number!;
    const there = new Set(rows.map((row) => row.number));
    let repaired = 0;
    const slices = new Slices();
    for (const row of rows) {
      if (!isAsItShould(followed, row)) {
        await followed.renewWorker(row);
        repaired++;
      }
      if (slices.areOver) await slices.next();
    }
    for (const number of followed.positions.between(this.afterNumber + 1, upTo)) {
      if (there.has(number)) continue;
      const owner = followed.index.ownerOf(number);
      if (owner !== undefined) await followed.forget(owner);
      followed.positions.set(number, 0);
      repaired++;
    }
    this.afterNumber = isLast ? -1 : upTo;
    if (isLast) this.phase = 'parties';
    return repaired;
  }

  private async stepParties(followed: FollowedIndex): Promise<number> {
    const rows = await this.reader.partiesAfter(this.afterParty, this.limit);
    const touched = new Set<Id>();
    let repaired = 0;
    const slices = new Slices();
    for (const row of rows) {
      if (slices.areOver) await slices.next();
      // What came since is on its way by the feed.
      if (Number(row.feedSeq) > followed.cursor) continue;
      if (isDeepStrictEqual(followed.index.getParty(row.partyId) ?? null, partyFrom(row))) continue;
      for (const workerId of followed.takeParty(row)) touched.add(workerId);
      repaired++;
    }
    if (touched.size > 0) await followed.takeWorkers(await this.reader.workersOf([...touched]));
    const isLast = rows.length < this.limit;
    this.afterParty = isLast ? null : rows.at(-1)!.partyId;
    if (isLast) this.phase = 'known parties';
    return repaired;
  }

  /** The other way round: parties that the index knows and the table does not. */
  private async stepKnownParties(followed: FollowedIndex): Promise<number> {
    this.known ??= followed.index.allParties[Symbol.iterator]();
    const ids: Id[] = [];
    while (ids.length < this.limit) {
      const next = this.known.next();
      if (next.done === true) {
        this.known = null;
        this.phase = 'workers';
        break;
      }
      ids.push(next.value.partyId);
    }
    if (ids.length === 0) return 0;
    const there = new Set(await this.reader.partyIdsOf(ids));
    const gone = ids.filter((partyId) => !there.has(partyId));
    const touched = gone.flatMap((partyId) => followed.dropParty(partyId));
    if (touched.length > 0) await followed.takeWorkers(await this.reader.workersOf(touched));
    return gone.length;
  }
}

/** Work in parts between which others get their turn. */
class Slices {
  private since = performance.now();

  get areOver(): boolean {
    return performance.now() - this.since >= SLICE_MS;
  }

  async next(): Promise<void> {
    await turn();
    this.since = performance.now();
  }
}

function isAsItShould(followed: FollowedIndex, row: CandidateRow): boolean {
  const position = Number(row.feedSeq);
  // What came since is on its way by the feed.
  if (position > followed.cursor) return true;
  if (followed.positions.at(row.number!) !== position) return false;
  const candidate = candidateFrom(followed, row);
  return candidate === null ? followed.index.get(row.workerId) === undefined : followed.index.holds(candidate);
}

/** Null also for a row with faults: it is left out, and the feed has said so. */
function candidateFrom(followed: FollowedIndex, row: CandidateRow): Candidate | null {
  try {
    const candidate = followed.candidateOf(row);
    return candidate !== null && candidateFaults(candidate).length === 0 ? candidate : null;
  } catch {
    return null;
  }
}

/** Null also for a row with faults. */
function partyFrom(row: PartyRow): PartyCandidate | null {
  try {
    const party = partyOf(row);
    return party !== null && partyFaults(party).length === 0 ? party : null;
  } catch {
    return null;
  }
}
