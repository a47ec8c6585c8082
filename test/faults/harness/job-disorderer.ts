import type { QueuedDelivery } from '@gg/platform';
import type { FaultPlan } from './fault-plan';

type Enqueue = (deliveries: readonly QueuedDelivery[]) => Promise<void>;

/** The queue takes two jobs for one when their ids are the same; the number of the attempt is part of it. */
const COPY_APART = 1_000;

/** Multiplies jobs on their way to the queue, and sends each at a time of its own, so that later ones overtake. */
export class JobDisorderer {
  private planId = '';
  private dice = new Dice(1);

  constructor(
    private readonly enqueue: Enqueue,
    private readonly plan: () => FaultPlan,
  ) {}

  async take(deliveries: readonly QueuedDelivery[]): Promise<void> {
    const { id, jobs } = this.plan();
    if (!jobs) return this.enqueue(deliveries);
    if (id !== this.planId) {
      this.planId = id;
      this.dice = new Dice(jobs.seed ?? 1);
    }
    const copied = copiesOf(deliveries, jobs.copies ?? 1);
    if (jobs.scatterMs === undefined) return this.enqueue(copied);
    for (const job of copied) this.later(job, this.dice.below(jobs.scatterMs));
  }

  /** What the queue does not take is enqueued again when its lease is over. */
  private later(job: QueuedDelivery, ms: number): void {
    // Runs in a service: jobs overtake each other, nobody waits.
    setTimeout(() => void this.enqueue([job]).catch(() => undefined), ms);
  }
}

function copiesOf(deliveries: readonly QueuedDelivery[], copies: number): QueuedDelivery[] {
  return deliveries.flatMap((delivery) =>
    Array.from({ length: copies }, (_, n) => ({ ...delivery, attempts: delivery.attempts + n * COPY_APART })),
  );
}

/** The multiplicative generator of Park and Miller: the same seed gives the same numbers. */
class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = (seed % 2_147_483_646) + 1;
  }

  /** A whole number from 0. */
  below(limit: number): number {
    this.state = (this.state * 48_271) % 2_147_483_647;
    return this.state % limit;
  }
}
