import type { Id } from '@gg/kernel';
import { setImmediate as turn } from 'node:timers/promises';
import type { Candidate } from '../domain/candidate';
import { CandidateIndexBuilder } from '../domain/packed/candidate-index-builder';
import type { PackedCandidateIndex } from '../domain/packed/packed-candidate-index';
import { candidateOf, partyOf, type CandidateRow, type PartyRow } from './candidate-rows';
import { FeedPositions } from './feed-positions';
import { PartyMemberships } from './party-memberships';
import type { Projection } from './projection-reader';

/** Rows taken over before others get their turn: well below a millisecond. */
const AT_ONCE = 8;

/** Hears of rows that cannot be taken over. */
export type OnFault = (whose: { readonly workerId: Id } | { readonly partyId: Id }, error: unknown) => void;

/** An index with what it needs to go on with the feed: its position, that of each worker, who is in which party. */
export class FollowedIndex {
  /** The feed's number up to which every change is in the index. */
  cursor = 0;

  constructor(
    readonly index: PackedCandidateIndex,
    readonly positions = new FeedPositions(),
    readonly memberships = new PartyMemberships(),
    private readonly onFault: OnFault = () => undefined,
  ) {}

  /**
   * Everything, in one pass over the projection. The position is read first: what changes meanwhile comes again with the feed.
   * @param now from this day on free time is kept as bits
   */
  static async read(reader: Projection, now: Date, onFault: OnFault): Promise<FollowedIndex> {
    const { seq } = await reader.head();
    const memberships = new PartyMemberships();
    const positions = new FeedPositions();
    const builder = new CandidateIndexBuilder(now);
    for await (const rows of reader.allParties()) {
      for (const row of rows) {
        try {
          const party = partyOf(row);
          if (party === null) continue;
          builder.addParty(party);
          memberships.set(party.partyId, party.memberIds);
        } catch (error) {
          onFault({ partyId: row.partyId }, error);
        }
      }
    }
    for await (const rows of reader.allWorkers()) {
      for (const row of rows) {
        if (row.number !== null) positions.set(row.number, Number(row.feedSeq));
        try {
          const candidate = candidateOf(row, memberships.of(row.workerId));
          if (candidate) builder.add(candidate);
        } catch (error) {
          onFault({ workerId: row.workerId }, error);
        }
      }
      await turn();
    }
    const settling = builder.finish();
    for (;;) {
      const step = settling.next();
      if (step.done) {
        for (const workerId of step.value.leftOut)
          onFault({ workerId }, new RangeError('the number is another worker’s'));
        const followed = new FollowedIndex(step.value.index, positions, memberships, onFault);
        followed.cursor = seq;
        return followed;
      }
      await turn();
    }
  }

  /**
   * Takes over the next numbers of both tables, each whole: it may cover many rows.
   * @param most numbers to take at a time
   * @returns whether there was anything
   */
  async readOn(reader: Projection, most: number): Promise<boolean> {
    const { seq } = await reader.head();
    const upTo = Math.min(seq, this.cursor + most);
    if (upTo <= this.cursor) return false;
    const parties = await reader.changedParties(this.cursor, upTo);
    const workers = await reader.changedWorkers(this.cursor, upTo);
    const touched = parties.flatMap((row) => this.takeParty(row));
    await this.takeWorkers(workers);
    const seen = new Set(workers.map((row) => row.workerId));
    const others = touched.filter((workerId) => !seen.has(workerId));
    if (others.length > 0) await this.takeWorkers(await reader.workersOf(others));
    this.cursor = upTo;
    return true;
  }

  async takeWorkers(rows: readonly CandidateRow[]): Promise<void> {
    for (const [i, row] of rows.entries()) {
      this.takeWorker(row);
      if (i % AT_ONCE === AT_ONCE - 1) await turn();
    }
  }

  takeWorker(row: CandidateRow): void {
    if (row.number !== null) this.positions.set(row.number, Number(row.feedSeq));
    try {
      const candidate = this.candidateOf(row);
      if (candidate) this.index.upsert(candidate);
      else this.index.remove(row.workerId);
    } catch (error) {
      // One bad row must not stop the feed for everybody: that worker is left out, and the alarm is raised.
      this.index.remove(row.workerId);
      this.onFault({ workerId: row.workerId }, error);
    }
  }

  /** @returns workers whose parties changed */
  takeParty(row: PartyRow): Id[] {
    let members: readonly Id[] = [];
    try {
      const party = partyOf(row);
      if (party) this.index.upsertParty(party);
      else this.index.removeParty(row.partyId);
      members = party?.memberIds ?? [];
    } catch (error) {
      // As with workers: that party is left out, and the feed goes on.
      this.index.removeParty(row.partyId);
      this.onFault({ partyId: row.partyId }, error);
    }
    return this.memberships.set(row.partyId, members);
  }

  candidateOf(row: CandidateRow): Candidate | null {
    return candidateOf(row, this.memberships.of(row.workerId));
  }
}
