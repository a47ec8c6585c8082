import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import type { Id } from '@gg/kernel';
import { Connections, Log, Metrics, Readiness, Realtime } from '@gg/platform';
import type { CandidateIndex } from '../domain/candidate-index';
import { PackedCandidateIndex } from '../domain/packed/packed-candidate-index';
import { candidateOf, partyOf, type CandidateRow, type PartyRow } from './candidate-rows';

/** Rows read at a time: bounds memory and how long one answer keeps a connection. */
const PAGE = 2_000;
/** A lost nudge costs at most this, in real milliseconds. */
const POLL_MS = 1_000;

/**
 * The candidate index of this process, kept up to date. It is loaded by one pass over the projection and then follows the
 * feed, whose numbers are in the order of commits: nothing is missed, however transactions overlap.
 */
@Injectable()
export class LiveCandidateIndex implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private current: PackedCandidateIndex = new PackedCandidateIndex();
  /** Parties of each worker, because a candidate carries them. */
  private readonly partiesOf = new Map<Id, Set<Id>>();
  private readonly membersOf = new Map<Id, readonly Id[]>();
  private cursor = 0;
  private loaded = false;
  private whenLoaded: () => void = () => undefined;
  private whenNot: (why: unknown) => void = () => undefined;
  private readonly whole = new Promise<void>((resolve, reject) => {
    this.whenLoaded = resolve;
    this.whenNot = reject;
  });
  private stopped = false;
  private again = false;
  private running: Promise<void> | null = null;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(Readiness) readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Log) private readonly log: Log,
  ) {
    readiness.require('candidate index', () => this.loaded);
    // Whoever asks is told; nobody may have asked.
    this.whole.catch(() => undefined);
  }

  /**
   * The index as far as it has followed, once everybody is in it: before that it would say that nobody may be asked, or
   * only the wrong ones. Rejects when it could not be loaded.
   */
  async whenWhole(): Promise<CandidateIndex> {
    await this.whole;
    return this.current;
  }

  /** The index as far as it has followed; a part of it while it is being loaded. */
  get index(): CandidateIndex {
    return this.current;
  }

  /** The feed's number up to which every change is in the index. */
  get position(): number {
    return this.cursor;
  }

  async onApplicationBootstrap(): Promise<void> {
    this.realtime.onNudge('index', () => this.nudge());
    try {
      await this.load();
    } catch (error) {
      this.whenNot(error);
      throw error;
    }
    this.whenLoaded();
    this.nudge();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    this.whenNot(new Error('this process stops before the candidate index was loaded'));
    clearTimeout(this.timer);
    await this.running;
  }

  /** There may be changes: read them now. */
  nudge(): void {
    if (this.stopped || !this.loaded) return;
    this.again = true;
    this.running ??= this.follow().finally(() => {
      this.running = null;
      if (this.again) this.nudge();
      else this.sleep();
    });
  }

  /** Resolves when every change committed before the call is in the index. */
  async caughtUp(): Promise<void> {
    const row = await this.connections.row<{ seq: number }>('SELECT seq FROM candidate_feed WHERE id = 1');
    const target = Number(row?.seq ?? 0);
    while (this.cursor < target && !this.stopped) {
      this.nudge();
      await this.running;
    }
  }

  /** Everything, in one pass. The cursor is read first: what changes meanwhile comes again with the feed. */
  private async load(): Promise<void> {
    const start = await this.connections.row<{ seq: number }>('SELECT seq FROM candidate_feed WHERE id = 1');
    for (let after = ''; ;) {
      const rows = await this.connections.rows<PartyRow>(
        'SELECT party_id, state, feed_seq FROM candidate_parties WHERE party_id > ? ORDER BY party_id LIMIT ?',
        [after || '00000000-0000-0000-0000-000000000000', PAGE],
      );
      for (const row of rows) this.applyParty(row);
      const last = rows.at(-1);
      if (!last || rows.length < PAGE) break;
      after = last.partyId;
    }
    for (let after = -1; ;) {
      const rows = await this.connections.rows<CandidateRow>(
        'SELECT * FROM candidates WHERE number > ? ORDER BY number LIMIT ?',
        [after, PAGE],
      );
      for (const row of rows) this.applyWorker(row);
      const last = rows.at(-1);
      if (!last || last.number === null || rows.length < PAGE) break;
      after = last.number;
    }
    this.cursor = Number(start?.seq ?? 0);
    this.loaded = true;
    this.metrics.candidates.set(this.current.size);
    this.log.info({ candidates: this.current.size, cursor: this.cursor }, 'candidate index loaded');
  }

  private async follow(): Promise<void> {
    clearTimeout(this.timer);
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if (await this.readOn()) this.again = true;
      } catch (error) {
        this.log.warn({ err: error }, 'the candidate feed could not be read');
        return;
      }
    }
  }

  /** Applies the next numbers of both tables. A number is applied whole: it may cover many rows. */
  private async readOn(): Promise<boolean> {
    const head = await this.connections.row<{ seq: number }>('SELECT seq FROM candidate_feed WHERE id = 1');
    const upTo = Math.min(Number(head?.seq ?? 0), this.cursor + PAGE);
    if (upTo <= this.cursor) return false;
    const parties = await this.connections.rows<PartyRow>(
      'SELECT party_id, state, feed_seq FROM candidate_parties WHERE feed_seq > ? AND feed_seq <= ? ORDER BY feed_seq',
      [this.cursor, upTo],
    );
    const workers = await this.connections.rows<CandidateRow>(
      'SELECT * FROM candidates WHERE feed_seq > ? AND feed_seq <= ? ORDER BY feed_seq',
      [this.cursor, upTo],
    );
    const touched = parties.flatMap((row) => this.applyParty(row));
    for (const row of workers) this.applyWorker(row);
    const seen = new Set(workers.map((row) => row.workerId));
    await this.reapply(touched.filter((workerId) => !seen.has(workerId)));
    this.cursor = upTo;
    this.metrics.candidates.set(this.current.size);
    return true;
  }

  /** @returns workers whose parties changed */
  private applyParty(row: PartyRow): Id[] {
    const party = partyOf(row);
    const before = this.membersOf.get(row.partyId) ?? [];
    const after = party?.memberIds ?? [];
    for (const workerId of before) this.partiesOf.get(workerId)?.delete(row.partyId);
    for (const workerId of after) {
      const parties = this.partiesOf.get(workerId);
      if (parties) parties.add(row.partyId);
      else this.partiesOf.set(workerId, new Set([row.partyId]));
    }
    if (party) {
      this.membersOf.set(row.partyId, after);
      this.current.upsertParty(party);
    } else {
      this.membersOf.delete(row.partyId);
      this.current.removeParty(row.partyId);
    }
    return [...new Set([...before, ...after])];
  }

  private applyWorker(row: CandidateRow): void {
    const candidate = candidateOf(row, [...(this.partiesOf.get(row.workerId) ?? [])].sort());
    if (!candidate) {
      this.current.remove(row.workerId);
      return;
    }
    try {
      this.current.upsert(candidate);
    } catch (error) {
      // One bad row must not stop the feed for everybody: that worker is left out, and the alarm is raised.
      this.current.remove(row.workerId);
      this.metrics.candidateFaults.inc();
      this.log.error({ err: error, workerId: row.workerId }, 'a candidate was left out');
    }
  }

  private async reapply(workerIds: readonly Id[]): Promise<void> {
    if (workerIds.length === 0) return;
    for (const row of await this.connections.rows<CandidateRow>('SELECT * FROM candidates WHERE worker_id IN (?)', [
      workerIds,
    ])) {
      this.applyWorker(row);
    }
  }

  private sleep(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.nudge(), POLL_MS);
  }
}
