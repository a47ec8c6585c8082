import type { Id } from '@gg/kernel';
import { setImmediate as turn } from 'node:timers/promises';
import type { Candidate } from '../domain/candidate';
import { CandidateIndexBuilder } from '../domain/packed/candidate-index-builder';
import type { PackedCandidateIndex } from '../domain/packed/packed-candidate-index';
import { candidateOf, partyOf, type CandidateRow, type PartyRow } from './candidate-rows';
import { FeedPositions } from './feed-positions';
import { PartyMemberships } from './party-memberships';
import { placeAfter, wholeAt, type FeedHead, type FeedPlace, type Projection } from './projection-reader';

/** Rows taken over before others get their turn: well below a millisecond. */
const AT_ONCE = 8;

/** Hears of rows that cannot be taken over. */
export type OnFault = (whose: { readonly workerId: Id } | { readonly partyId: Id }, error: unknown) => void;

/** The feed is not the one that was followed: a database was restored, or another took its place. */
export class FeedReplaced extends Error {}

/** An index with what it needs to go on with the feed: its position, that of each worker, who is in which party. */
export class FollowedIndex {
  private workersAt: FeedPlace;
  private partiesAt: FeedPlace;
  private feedId: Id | null;

  /** @param from the feed, and its number up to which every change is in the index */
  constructor(
    readonly index: PackedCandidateIndex,
    from: FeedHead,
    readonly positions = new FeedPositions(),
    readonly memberships = new PartyMemberships(),
    private readonly onFault: OnFault = () => undefined,
  ) {
    this.workersAt = this.partiesAt = { seq: from.seq, id: null };
    this.feedId = from.feedId;
  }

  /**
   * Everything, in one pass over the projection. The position is read first: what changes meanwhile comes again with the feed.
   * @param now from this day on free time is kept as bits
   */
  static async read(reader: Projection, now: Date, onFault: OnFault): Promise<FollowedIndex> {
    const head = await reader.head();
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
        return new FollowedIndex(step.value.index, head, positions, memberships, onFault);
      }
      await turn();
    }
  }

  /** The feed's number up to which every change is in the index. */
  get cursor(): number {
    return Math.min(wholeAt(this.workersAt), wholeAt(this.partiesAt));
  }

  /**
   * Takes over the next rows of both tables. Of a number with more rows than are read at a time it takes some, and is done
   * with it when it has all.
   * @param most rows to read of each table at a time
   * @returns whether there was anything
   * Throws {@link FeedReplaced}.
   */
  async readOn(reader: Projection, most: number): Promise<boolean> {
    const head = await reader.head();
    const { seq } = head;
    if (seq < this.cursor) throw new FeedReplaced(`the feed is at ${seq}, behind ${this.cursor}`);
    if (!this.isOf(head)) throw new FeedReplaced('the feed has another name');
    this.feedId = head.feedId;
    if (seq <= this.cursor) return false;
    const parties = await reader.changedParties(this.partiesAt, seq, most);
    const workers = await reader.changedWorkers(this.workersAt, seq, most);
    const touched = parties.flatMap((row) => this.takeParty(row));
    await this.takeWorkers(workers);
    const seen = new Set(workers.map((row) => row.workerId));
    await this.retake(
      reader,
      touched.filter((workerId) => !seen.has(workerId)),
      most,
    );
    this.partiesAt = placeAfter(this.partiesAt, parties, ({ partyId }) => partyId, seq, most);
    this.workersAt = placeAfter(this.workersAt, workers, ({ workerId }) => workerId, seq, most);
    return true;
  }

  /** Takes over workers whose rows did not change, but who is with them. */
  private async retake(reader: Projection, workerIds: readonly Id[], most: number): Promise<void> {
    for (let from = 0; from < workerIds.length; from += most) {
      await this.takeWorkers(await reader.workersOf(workerIds.slice(from, from + most)));
    }
  }

  /** Whether this is the feed that was followed until now. One without a name may have been given one. */
  isOf({ feedId }: FeedHead): boolean {
    return this.feedId === null || this.feedId === feedId;
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

  /** As {@link takeWorker}, trusting nothing that stands of the worker, in slices between which others get their turn. */
  async renewWorker(row: CandidateRow): Promise<void> {
    if (row.number !== null) this.positions.set(row.number, Number(row.feedSeq));
    try {
      const candidate = this.candidateOf(row);
      if (candidate) await inSlices(this.index.renew(candidate));
      else await this.forget(row.workerId);
    } catch (error) {
      await this.forget(row.workerId);
      this.onFault({ workerId: row.workerId }, error);
    }
  }

  /** Removes a worker, wherever they stand. */
  async forget(workerId: Id): Promise<void> {
    const known = this.index.get(workerId);
    if (known === undefined) return;
    await inSlices(this.index.renew(known));
    this.index.remove(workerId);
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

  /** @returns workers whose parties changed */
  dropParty(partyId: Id): Id[] {
    this.index.removeParty(partyId);
    return this.memberships.set(partyId, []);
  }

  candidateOf(row: CandidateRow): Candidate | null {
    return candidateOf(row, this.memberships.of(row.workerId));
  }
}

async function inSlices(work: Iterator<void>): Promise<void> {
  while (work.next().done !== true) await turn();
}
