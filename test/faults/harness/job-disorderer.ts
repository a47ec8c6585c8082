import type { QueuedDelivery } from '@gg/platform';
import type { FaultPlan, JobDisorder } from './fault-plan';

type Enqueue = (deliveries: readonly QueuedDelivery[]) => Promise<void>;

/** The queue takes two jobs for one when their ids are the same; the number of the attempt is part of it. */
const COPY_APART = 1_000;

/** Multiplies jobs on their way to the queue, and mixes up those of a while. */
export class JobDisorderer {
  private kept: QueuedDelivery[] = [];
  private shuffles = 0;

  constructor(
    private readonly enqueue: Enqueue,
    private readonly plan: () => FaultPlan,
  ) {}

  async take(deliveries: readonly QueuedDelivery[]): Promise<void> {
    const disorder = this.plan().jobs;
    if (!disorder) return this.enqueue(deliveries);
    const copied = copiesOf(deliveries, disorder.copies ?? 1);
    if (disorder.shuffleMs === undefined) return this.enqueue(copied);
    // eslint-disable-next-line no-restricted-syntax -- runs in a service: jobs of a while are gathered, nobody waits
    if (this.kept.length === 0) setTimeout(() => this.release(disorder), disorder.shuffleMs);
    this.kept.push(...copied);
  }

  /** What the queue does not take is enqueued again when its lease is over. */
  private release({ seed = 1 }: JobDisorder): void {
    const kept = this.kept;
    this.kept = [];
    this.enqueue(shuffled(kept, seed + ++this.shuffles)).catch(() => undefined);
  }
}

function copiesOf(deliveries: readonly QueuedDelivery[], copies: number): QueuedDelivery[] {
  return deliveries.flatMap((delivery) =>
    Array.from({ length: copies }, (_, n) => ({ ...delivery, attempts: delivery.attempts + n * COPY_APART })),
  );
}

/** Fisher–Yates over a multiplicative generator of Park and Miller: the same seed gives the same order. */
function shuffled<T>(items: readonly T[], seed: number): T[] {
  const out = [...items];
  let state = (seed % 2_147_483_646) + 1;
  for (let last = out.length - 1; last > 0; last--) {
    state = (state * 48_271) % 2_147_483_647;
    const other = state % (last + 1);
    [out[last], out[other]] = [out[other]!, out[last]!];
  }
  return out;
}
