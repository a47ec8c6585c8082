import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { CLOCK, groupedBy, type Clock, type Id } from '@gg/kernel';
import { Connections, Log, Metrics, Realtime, systemCaller, Transactions, type Frame, type Tx } from '@gg/platform';
import { recordStep } from '../data/delivery-steps';
import { messageOf, NOTICE_COLUMNS, type StoredNotice } from '../data/notices';
import type { Audience } from '../domain/notice';
import { PushRecords, type Unrecorded } from './push-records';
import { SmsOutbox } from './sms-outbox';

/** What a push found: who has a page open, and who has not. */
export interface Pushed {
  readonly open: readonly StoredNotice[];
  readonly closed: readonly StoredNotice[];
}

/**
 * Real milliseconds from a push to its record: while pages are being told, nothing is written beside them. Well below
 * `notices.pushCheckMs`, so that the check finds what was recorded.
 */
const RECORDED_AFTER_MS = 500;

/**
 * Pushes notices to open pages: one PUBLISH per service, at least once, always with the same notice ids. The socket is a
 * hint and may be lost; who has no page open is sent a text at once where the kind moves on.
 */
@Injectable()
export class NoticePusher implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();
  private readonly told = new PushRecords((batch) => this.recordAll(batch, 'open'), RECORDED_AFTER_MS);
  /** Texts go out with their records, so these wait for nothing. */
  private readonly missed = new PushRecords((batch) => this.recordAll(batch, 'closed'), 0);

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(SmsOutbox) private readonly smsOutbox: SmsOutbox,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Log) private readonly log: Log,
  ) {}

  /** Pushes and records right after the commit, best effort: what fails here is found by the check that follows. */
  pushNow(notices: readonly StoredNotice[], trace: string): void {
    this.metrics.pushesUnrecorded.inc(notices.length);
    const work = this.push(notices)
      .then(({ open, closed }) => {
        const at = this.clock.now();
        this.told.add({ notices: open, at, trace });
        this.missed.add({ notices: closed, at, trace });
      })
      .catch((error: unknown) => {
        this.metrics.pushesUnrecorded.dec(notices.length);
        this.log.warn({ err: error, notices: notices.length }, 'a push is left to its check');
      })
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  private async recordAll(batch: readonly Unrecorded[], which: keyof Pushed): Promise<void> {
    const notices = batch.flatMap((one) => one.notices);
    const pushed: Pushed = { open: [], closed: [], [which]: notices };
    const { at, trace } = batch[0]!;
    await this.transactions
      .run(systemCaller(trace), 'notifications.record-push', (tx) => this.record(tx, pushed, at))
      .catch((error: unknown) => this.log.warn({ err: error, pushes: batch.length }, 'pushes are left to their check'))
      .finally(() => this.metrics.pushesUnrecorded.dec(notices.length));
  }

  /** Notices of a chunk that nobody has pushed, and nobody has acknowledged, yet. */
  unpushed(causeId: Id, chunk: number): Promise<StoredNotice[]> {
    return this.connections.rows<StoredNotice>(
      `SELECT ${NOTICE_COLUMNS} FROM notices n
        WHERE n.cause_id = ? AND n.chunk = ? AND n.acknowledged_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM delivery_steps s
                           WHERE s.notice_id = n.id AND s.step IN ('pushed', 'no_open_page'))
        ORDER BY n.account_id`,
      [causeId, chunk],
    );
  }

  /** Throws when Redis does not take it. */
  async push(notices: readonly StoredNotice[]): Promise<Pushed> {
    if (notices.length === 0) return { open: [], closed: [] };
    const byService = groupedBy(notices, ({ service }) => service);
    // To all, whoever is thought to be there: a page that opened a moment ago may not be known yet.
    await Promise.all([...byService].map(([service, own]) => this.realtime.push(service, own.map(frameOf))));
    const seen = await this.seen(byService);
    return {
      open: notices.filter((notice) => seen.has(notice)),
      closed: notices.filter((notice) => !seen.has(notice)),
    };
  }

  /** Those whose account has a page of the service open to which the notice goes: another service's page shows it to nobody. */
  private async seen(byService: ReadonlyMap<Audience, readonly StoredNotice[]>): Promise<Set<StoredNotice>> {
    const seen = await Promise.all(
      [...byService].map(async ([service, own]) => {
        const accounts = await this.realtime.open(
          service,
          own.map((notice) => notice.accountId),
        );
        return own.filter((notice) => accounts.has(notice.accountId));
      }),
    );
    return new Set(seen.flat());
  }

  /** Writes a push into the ledger, and texts to those whom it cannot have reached. */
  async record(tx: Tx, { open, closed }: Pushed, at: Date = tx.now): Promise<void> {
    await recordStep(
      tx,
      'pushed',
      open.map((notice) => notice.id),
      at,
    );
    await recordStep(
      tx,
      'no_open_page',
      closed.map((notice) => notice.id),
      at,
    );
    await this.smsOutbox.queueNotices(tx, closed);
  }

  /** What is being pushed is finished before the database is closed. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.all(this.underWay);
    await Promise.all([this.told.flush(), this.missed.flush()]);
  }
}

const frameOf = (notice: StoredNotice): Frame => ({
  room: `account:${notice.accountId}`,
  event: 'notice',
  data: messageOf(notice),
});
