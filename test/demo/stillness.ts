import { LANES } from '@gg/contracts';
import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { Database } from './database';
import type { Journals } from './journals';
import type { Pace } from './pace';
import type { PhoneNetwork } from './phone-network';
import type { SharedClock } from './shared-clock';

/** Between two looks. */
const LOOK_MS = 12;
/** Nothing may happen for so long: pushes after a commit are under way in nobody's books. */
const GRACE_MS = 15;
/** Where nothing moves for so long, something hangs, and it is told what. */
const STUCK_MS = 240_000;

/** What still has to be done, as the harness sees it. */
interface Undone {
  readonly deliveries: number;
  readonly jobs: number;
  readonly texts: number;
  readonly people: number;
}

/** Knows when nothing is pending, and moves the clock only then. */
export class Stillness {
  private readonly queues: Queue[];

  constructor(
    private readonly database: Database,
    redis: Redis,
    private readonly clock: SharedClock,
    private readonly pace: Pace,
    private readonly phones: PhoneNetwork,
    private readonly journals: Journals,
    prefix = '{gg}',
  ) {
    this.queues = LANES.map((lane) => new Queue(lane, { connection: redis, prefix }));
  }

  async close(): Promise<void> {
    await Promise.all(this.queues.map((queue) => queue.close()));
  }

  /** Waits until no delivery is due, no job waits or runs, no text is on its way and nobody is about to answer. */
  async wait(): Promise<void> {
    let since = Date.now();
    let seen = '';
    for (;;) {
      this.pace.check();
      const activity = this.pace.activity;
      const undone = await this.look();
      if (total(undone) === 0) {
        await this.phones.look();
        await this.pace.pause(GRACE_MS);
        if (this.pace.activity === activity && total(await this.look()) === 0) return;
      } else {
        const now = `${activity} ${JSON.stringify(undone)}`;
        if (now !== seen) since = Date.now();
        seen = now;
        if (Date.now() - since > STUCK_MS) throw new Error(await this.whatHangs(undone));
        await this.pace.pause(LOOK_MS);
      }
    }
  }

  /** The next instant at which something is to happen by itself. */
  async nextDue(): Promise<Date | null> {
    const [row] = await this.database.rows<{ next: Date | null }>(
      'SELECT MIN(due_at) next FROM event_deliveries WHERE done_at IS NULL',
    );
    return row?.next ?? null;
  }

  private async look(): Promise<Undone> {
    const people = this.pace.busy;
    if (people > 0) return { people, deliveries: 0, jobs: 0, texts: 0 };
    const [deliveries, jobs, texts] = await Promise.all([
      this.database.count('SELECT COUNT(*) n FROM event_deliveries WHERE done_at IS NULL AND due_at <= ?', [
        this.clock.now(),
      ]),
      this.jobs(),
      this.database.count('SELECT COUNT(*) n FROM inbound_sms'),
    ]);
    return { people, deliveries, jobs, texts: Math.max(0, this.journals.textsSent - texts) };
  }

  private async jobs(): Promise<number> {
    const counts = await Promise.all(
      this.queues.map((queue) => queue.getJobCounts('active', 'waiting', 'delayed', 'prioritized')),
    );
    return counts.flatMap((one) => Object.values(one)).reduce((sum, n) => sum + n, 0);
  }

  private async whatHangs(undone: Undone): Promise<string> {
    const stuck = await this.database.rows<{ consumer: string; attempts: number; error: string | null; n: number }>(
      `SELECT consumer, MAX(attempts) attempts, MAX(last_error) error, COUNT(*) n FROM event_deliveries
        WHERE done_at IS NULL AND due_at <= ? GROUP BY consumer`,
      [this.clock.now()],
    );
    const what = stuck.map((one) => `${one.n} × ${one.consumer} (${one.attempts} tries): ${one.error ?? 'no error'}`);
    return `Nothing moves any more: ${JSON.stringify(undone)}; ${what.join('; ')}`;
  }
}

const total = ({ deliveries, jobs, texts, people }: Undone): number => deliveries + jobs + texts + people;
