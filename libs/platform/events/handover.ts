import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { laneOf } from '@gg/contracts';
import { groupedBy } from '@gg/kernel';
import { CONFIG, type Config } from '../config/config';
import { Connections } from '../database/connections';
import { Log } from '../observability/log';
import { Metrics } from '../observability/metrics';
import { JobQueues } from '../queues/job-queues';
import { Realtime } from '../realtime/realtime';
import type { DeliveryRow } from './outbox';
import { giveBack } from './lease';

/**
 * Takes a transaction's own deliveries to the queues, so that they need not wait for a relay to find, lease and commit
 * them. The order is the relay's: the lease is written with the rows and committed, and only then they are enqueued. A process that
 * dies between the two leaves a lease that ends, and the relay goes on from there; what Redis does not take goes back to
 * the relay at once.
 */
/**
 * Real milliseconds by which what only keeps projections yields to what somebody waits for in the same transaction: one
 * thread works on both, and an offer would come later by the time that counting it takes.
 */
const YIELDS_MS = 25;

@Injectable()
export class Handover implements BeforeApplicationShutdown {
  private readonly underWay = new Set<Promise<void>>();
  private yielding: DeliveryRow[] = [];
  private yieldsUntil: NodeJS.Timeout | undefined;

  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(JobQueues) private readonly queues: JobQueues,
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Metrics) private readonly metrics: Metrics,
    @Inject(Log) private readonly log: Log,
  ) {}

  /**
   * Leases deliveries that are due, before they are written. More of them than one claim takes, as an import leaves, and
   * those of a time without Redis are the relay's: it is bounded, and waits. So are those of a busy moment, which it takes
   * many at once.
   * @param now business time of the transaction
   * @returns those that {@link pass} is to be given after COMMIT
   */
  lease(deliveries: readonly DeliveryRow[], now: Date): readonly DeliveryRow[] {
    const due = deliveries.filter((delivery) => delivery.doneAt === null && delivery.dueAt <= now);
    const { batch, leaseMs, handovers } = this.config.settings.relay;
    const isBusy = this.underWay.size >= handovers || due.length > batch;
    if (due.length === 0 || isBusy || !this.queues.ready) return [];
    const until = new Date(Date.now() + leaseMs);
    for (const delivery of due) Object.assign(delivery, { nextTryAt: until, attempts: 1 });
    return due;
  }

  /** Enqueues what was leased and committed. Never throws and is not waited for. */
  pass(leased: readonly DeliveryRow[]): void {
    const isProjection = ({ consumer }: DeliveryRow): boolean => laneOf(consumer) === 'projection';
    const waitedFor = leased.filter((delivery) => !isProjection(delivery));
    this.enqueue(waitedFor.length > 0 ? waitedFor : leased);
    if (waitedFor.length === 0 || waitedFor.length === leased.length) return;
    // Those of other transactions meanwhile go with them.
    this.yielding.push(...leased.filter(isProjection));
    this.yieldsUntil ??= setTimeout(() => this.enqueueYielding(), YIELDS_MS);
  }

  private enqueueYielding(): void {
    clearTimeout(this.yieldsUntil);
    this.yieldsUntil = undefined;
    const yielding = this.yielding;
    this.yielding = [];
    this.enqueue(yielding);
  }

  private enqueue(leased: readonly DeliveryRow[]): void {
    if (leased.length === 0) return;
    const work = this.queues
      .enqueue(leased.map(({ eventId, consumer, chunk }) => ({ eventId, consumer, chunk, attempts: 0 })))
      .catch(async (error: unknown) => {
        this.metrics.relayFailures.inc();
        this.log.warn({ err: error }, 'what a transaction left to do goes to the relay');
        for (const [nextTryAt, own] of groupedBy(leased, (delivery) => delivery.nextTryAt)) {
          await giveBack(this.connections, own, nextTryAt);
        }
        this.realtime.nudge('relay');
      })
      .catch((error: unknown) => this.log.warn({ err: error }, 'leases end by themselves'))
      .finally(() => this.underWay.delete(work));
    this.underWay.add(work);
  }

  /** What is under way ends before the queues and the database are closed. */
  async beforeApplicationShutdown(): Promise<void> {
    this.enqueueYielding();
    await Promise.all(this.underWay);
  }
}
