import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { CONFIG, Connections, Log, Metrics, Readiness, Realtime, type Config } from '@gg/platform';
import { setImmediate as turn } from 'node:timers/promises';
import type { CandidateIndex } from '../domain/candidate-index';
import { PackedCandidateIndex } from '../domain/packed/packed-candidate-index';
import { CandidateSnapshots, NoSnapshot } from './candidate-snapshots';
import { FeedReplaced, FollowedIndex, type OnFault } from './followed-index';
import { ProjectionCheck } from './projection-check';
import { ProjectionReader } from './projection-reader';

/** Workers whose new day is worked out before others get their turn: about half a millisecond. */
const TENDED_AT_ONCE = 250;

/** While there is always something to read, checks and snapshots come at half their pace: a small part of the time. */
const OVERDUE = 2;

/**
 * The candidate index of this process, kept up to date. It begins with a snapshot or with one pass over the projection and
 * then follows the feed, whose numbers are in the order of commits: nothing is missed, however transactions overlap.
 * Everything that changes it is done one after the other; searches run in between.
 */
@Injectable()
export class LiveCandidateIndex implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private followed = new FollowedIndex(new PackedCandidateIndex(), { seq: 0, feedId: null });
  private readonly reader: ProjectionReader;
  private check: ProjectionCheck;
  private readonly snapshots: CandidateSnapshots;
  private readonly settings: Config['settings']['candidateIndex'];
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
  /** Real time of the last check and the last snapshot, milliseconds. */
  private checkedAt = 0;
  private keptAt = 0;

  constructor(
    @Inject(Connections) connections: Connections,
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(Readiness) readiness: Readiness,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Log) private readonly log: Log,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) config: Pick<Config, 'DATA_DIR' | 'settings'>,
  ) {
    this.settings = config.settings.candidateIndex;
    this.reader = new ProjectionReader(connections, this.settings.readRows);
    this.check = this.newCheck();
    this.snapshots = new CandidateSnapshots(config.DATA_DIR, this.settings.snapshotMaxAgeHours * 3_600_000);
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
    return this.index;
  }

  /** The index as far as it has followed; an empty one before it is loaded. */
  get index(): CandidateIndex {
    return this.followed.index;
  }

  /** The feed's number up to which every change is in the index. */
  get position(): number {
    return this.followed.cursor;
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
    const head = await this.reader.head();
    while ((this.position < head.seq || !this.followed.isOf(head)) && !this.stopped) {
      this.nudge();
      await this.running;
    }
  }

  /** Writes the snapshot with which the next process on this machine begins. The index stands still meanwhile. */
  async keepSnapshot(): Promise<void> {
    this.keptAt = performance.now();
    try {
      await this.snapshots.write(this.followed, await this.reader.head(), this.clock.now());
    } catch (error) {
      // The next start takes longer, and nothing else.
      this.log.warn({ err: error }, 'the snapshot of the candidate index could not be written');
    }
  }

  private async load(): Promise<void> {
    const since = performance.now();
    await this.removeLeftovers();
    const from = await this.begin();
    while (await this.followed.readOn(this.reader, this.settings.readRows));
    this.checkedAt = this.keptAt = performance.now();
    this.loaded = true;
    this.metrics.candidates.set(this.index.size);
    const ms = Math.round(performance.now() - since);
    this.log.info({ candidates: this.index.size, cursor: this.position, from, ms }, 'candidate index loaded');
  }

  private async removeLeftovers(): Promise<void> {
    try {
      const files = await this.snapshots.removeLeftovers();
      if (files > 0) this.log.info({ files }, 'unfinished snapshots of processes that are gone were removed');
    } catch (error) {
      // It costs room on the disk, and nothing else.
      this.log.warn({ err: error }, 'unfinished snapshots could not be looked for');
    }
  }

  /** Begins with the snapshot if it is good, otherwise with everything. */
  private async begin(): Promise<'snapshot' | 'projection'> {
    const now = this.clock.now();
    const head = await this.reader.head();
    try {
      this.followed = await this.snapshots.read(head, now, this.onFault);
      return 'snapshot';
    } catch (error) {
      // Whatever is wrong with it, everything can be had without it.
      if (error instanceof NoSnapshot) this.log.info({ why: error.message }, 'no snapshot of the candidate index');
      else this.log.warn({ err: error }, 'the snapshot of the candidate index could not be used');
    }
    this.followed = await FollowedIndex.read(this.reader, now, this.onFault);
    return 'projection';
  }

  /**
   * Reads everything of the feed that took the place of the one followed. Searches go on with what was known until it is
   * whole, which is memory for two; an acceptance asks the tables. @returns false when it has to be tried again
   */
  private async beginAnew({ message: why }: FeedReplaced): Promise<boolean> {
    const since = performance.now();
    this.metrics.candidateRebuilds.inc();
    this.log.warn(
      { why, cursor: this.position },
      'the candidate index follows a feed that is no more: reading everything',
    );
    try {
      this.followed = await FollowedIndex.read(this.reader, this.clock.now(), this.onFault);
    } catch (error) {
      this.log.warn({ err: error }, 'the candidate index could not be read');
      return false;
    }
    this.check = this.newCheck();
    this.again = true;
    const ms = Math.round(performance.now() - since);
    this.log.info({ candidates: this.index.size, cursor: this.position, ms }, 'candidate index read anew');
    // What lies there is of the feed that is no more, and might be taken for good once this one has passed it.
    await this.keepSnapshot();
    return true;
  }

  private newCheck(): ProjectionCheck {
    return new ProjectionCheck(this.reader, this.settings.checkRows);
  }

  private async follow(): Promise<void> {
    clearTimeout(this.timer);
    while (this.again && !this.stopped) {
      this.again = false;
      try {
        if (await this.followed.readOn(this.reader, this.settings.readRows)) this.again = true;
        // A new day is one slice in each round, so that the feed does not wait for it.
        if (this.index.tend(this.clock.now(), TENDED_AT_ONCE)) this.again = true;
        if (this.again && !this.isLookingAfterOverdue) await turn();
        else await this.lookAfter();
      } catch (error) {
        if (error instanceof FeedReplaced) {
          if (await this.beginAnew(error)) continue;
        } else this.log.warn({ err: error }, 'the candidate feed could not be read');
        return;
      }
      this.metrics.candidates.set(this.index.size);
    }
  }

  private get isLookingAfterOverdue(): boolean {
    const now = performance.now();
    const { checkEveryMs, snapshotEveryMinutes } = this.settings;
    return (
      now - this.checkedAt >= OVERDUE * checkEveryMs || now - this.keptAt >= OVERDUE * snapshotEveryMinutes * 60_000
    );
  }

  /** Some rows are checked, and now and then a snapshot is kept. */
  private async lookAfter(): Promise<void> {
    const now = performance.now();
    if (now - this.checkedAt >= this.settings.checkEveryMs) {
      this.checkedAt = now;
      const repaired = await this.check.step(this.followed);
      const { index, positions } = this.followed;
      this.metrics.candidateBytes.set(Object.values(index.footprint).reduce((sum, n) => sum + n, positions.bytes));
      if (repaired > 0) {
        this.metrics.candidateRepairs.inc(repaired);
        this.log.error({ repaired }, 'the candidate index was not as the projection is, and was put right');
      }
    }
    if (now - this.keptAt >= this.settings.snapshotEveryMinutes * 60_000) await this.keepSnapshot();
  }

  private readonly onFault: OnFault = (whose, error) => {
    this.metrics.candidateFaults.inc();
    this.log.error({ err: error, ...whose }, 'a candidate was left out');
  };

  private sleep(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.nudge(), this.settings.pollMs);
  }
}
