import { Inject, Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, groupedBy, type Clock } from '@gg/kernel';
import { CONFIG, type Config } from '../config/config';
import { Connections } from '../database/connections';
import { camelRows } from '../database/sql';
import { Log } from '../observability/log';
import { Metrics } from '../observability/metrics';
import { JobQueues, type QueuedDelivery } from '../queues/job-queues';
import { Realtime } from '../realtime/realtime';
import { among, giveBack, keysOf } from './lease';

/**
 * Moves due deliveries from the database to the queues. Any number of relays may run: a claim is a written lease, taken
 * `FOR UPDATE SKIP LOCKED`, committed, and only then enqueued, so no lock is held across a Redis call and what Redis
 * loses is enqueued again when the lease ends. What could not be enqueued was not tried: it goes back as it was, so that
 * a time without Redis costs no delivery its patience. What is due at once the transaction's own process enqueues
 * ({@link Handover}); the relay has the timers, the fan-outs, and whatever was left lying.
 */
@Injectable()
export class Relay implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private running: Promise<void> | null = null;
  private again = false;
  private stopped = false;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(JobQueues) private readonly queues: JobQueues,
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Log) private readonly log: Log,
  ) {}

  onApplicationBootstrap(): void {
    this.realtime.onNudge('relay', () => this.nudge());
    this.queues.onReady(() => this.nudge());
    this.nudge();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopped = true;
    clearTimeout(this.timer);
    await this.running;
  }

  /** Something may be due: look now, and once more if a look is under way. */
  nudge(): void {
    if (this.stopped) return;
    this.again = true;
    this.running ??= this.loop().finally(() => {
      this.running = null;
      if (this.again) this.nudge();
      else this.sleep();
    });
  }

  private sleep(): void {
    if (this.stopped) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.nudge(), this.config.settings.relay.pollMs);
  }

  private async loop(): Promise<void> {
    clearTimeout(this.timer);
    while (this.again && !this.stopped) {
      this.again = false;
      // Nothing is leased that could not be enqueued; their return is a nudge.
      if (!this.queues.ready) return;
      try {
        if (await this.passOn()) this.again = true;
      } catch (error) {
        // The poll tries again.
        this.metrics.relayFailures.inc();
        this.log.warn({ err: error }, 'the relay could not enqueue what it claimed');
        return;
      }
    }
  }

  /** @returns whether there may be more */
  private async passOn(): Promise<boolean> {
    const leased = await this.claim();
    const claimed = leased.flatMap(({ deliveries }) => deliveries);
    try {
      if (claimed.length > 0) await this.queues.enqueue(claimed);
    } catch (error) {
      await this.giveAllBack(leased).catch((failed: unknown) =>
        this.log.warn({ err: failed }, 'leases end by themselves'),
      );
      throw error;
    }
    return claimed.length >= this.config.settings.relay.batch;
  }

  /** Takes a bounded batch of due deliveries whose lease is over, and leases them. */
  private async claim(): Promise<Leased[]> {
    const { batch, leaseMs, maxBackoffMs } = this.config.settings.relay;
    const open = await this.connections.begin();
    try {
      const real = new Date();
      const rows = camelRows<QueuedDelivery>(
        (await open.query(
          `SELECT event_id, consumer, chunk, attempts FROM event_deliveries
            WHERE done_at IS NULL AND due_at <= ? AND next_try_at <= ?
            ORDER BY due_at LIMIT ? FOR UPDATE SKIP LOCKED`,
          [this.clock.now(), real, batch],
        )) as Record<string, unknown>[],
      );
      const leased = [...groupedBy(rows, ({ attempts }) => attempts)].map(([attempts, deliveries]) => ({
        until: new Date(real.getTime() + Math.min(leaseMs * 2 ** Math.max(0, attempts - 2), maxBackoffMs)),
        deliveries,
      }));
      for (const { until, deliveries } of leased) {
        const sql = `UPDATE event_deliveries SET attempts = attempts + 1, next_try_at = ? WHERE ${among(deliveries)}`;
        await open.query(sql, [until, ...keysOf(deliveries)]);
      }
      await open.commit();
      return leased;
    } catch (error) {
      await open.rollback().catch(() => undefined);
      throw error;
    }
  }

  private async giveAllBack(leased: readonly Leased[]): Promise<void> {
    for (const { until, deliveries } of leased) await giveBack(this.connections, deliveries, until);
  }
}

/** Deliveries that were claimed together with the same patience. */
interface Leased {
  readonly until: Date;
  readonly deliveries: readonly QueuedDelivery[];
}
