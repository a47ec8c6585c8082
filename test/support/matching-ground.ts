import { Test, type TestingModule } from '@nestjs/testing';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import { LiveCandidateIndex } from '@gg/matching';
import {
  CONFIG,
  type Connections,
  ConsumerRunner,
  type Config,
  type DeliveryKey,
  type NewEvent,
  type Settings,
} from '@gg/platform';
import { schemaOf } from '@database/schema';
import { MatchingAppModule } from '../../apps/matching/matching.module';
import { BookingGround } from './booking-ground';

/** The wall clock, until it is told to stand at an instant. */
export class TestClock implements Clock {
  standsAt: Date | null = null;

  now(): Date {
    return this.standsAt ?? new Date();
  }
}

/** Rooms whose deliveries a test runs unless it says otherwise; nobody is told anything. */
const QUIET = ['bookings', 'matching', 'postings', 'workers'];

/**
 * The matching service made and not started: no relay claims and no queue runs anything. Deliveries are run one after the
 * other, when a test says so, at the time that its clock shows.
 */
export class MatchingGround {
  private constructor(
    readonly bookings: BookingGround,
    readonly clock: TestClock,
    private readonly module: TestingModule,
    private readonly make: () => Promise<TestingModule>,
  ) {}

  private readonly replicas: TestingModule[] = [];

  /** @param more settings of the matching service, instead of what is usual in tests */
  static async open(name: string, more: Partial<Settings> = {}): Promise<MatchingGround> {
    const bookings = await BookingGround.open(name);
    const given = bookings.app.get<Config>(CONFIG);
    // Two places of a world never meet.
    const dispatch = { ...given.settings.dispatch, radiiM: [5_000, 10_000] };
    const config = { ...given, service: 'matching' as const, settings: { ...given.settings, dispatch, ...more } };
    const clock = new TestClock();
    const make = async (): Promise<TestingModule> => {
      const module = await Test.createTestingModule({ imports: [MatchingAppModule.with(config, schemaOf(config))] })
        .overrideProvider(CLOCK)
        .useValue(clock)
        .compile();
      module.get(ConsumerRunner).onModuleInit();
      return module;
    };
    return new MatchingGround(bookings, clock, await make(), make);
  }

  /** Another replica of the matching service on the same database, its candidate index loaded. */
  async replica(): Promise<Pick<MatchingGround, 'get'>> {
    const module = await this.make();
    this.replicas.push(module);
    await module.get(LiveCandidateIndex).onApplicationBootstrap();
    return { get: (part) => module.get(part) };
  }

  get world(): BookingGround['world'] {
    return this.bookings.world;
  }

  get connections(): Connections {
    return this.bookings.connections;
  }

  /** A part of the matching service. */
  get<T>(part: abstract new (...args: never[]) => T): T {
    return this.module.get<T>(part);
  }

  /** Loads the candidate index, as the start of the service does. */
  load(): Promise<void> {
    return this.get(LiveCandidateIndex).onApplicationBootstrap();
  }

  /** Runs all that is due of some rooms or consumers, what follows from it too, and brings the index up to it. */
  async deliver(consumers: readonly string[] = QUIET): Promise<void> {
    for (;;) {
      const due = await this.connections.rows<{ eventId: Id; consumer: string; chunk: number }>(
        `SELECT event_id, consumer, chunk FROM event_deliveries WHERE done_at IS NULL AND due_at <= ?
          ORDER BY due_at, event_id, consumer, chunk`,
        [this.clock.now()],
      );
      const keys = due.filter(({ consumer }) =>
        consumers.some((one) => one === consumer || consumer.startsWith(`${one}.`)),
      );
      if (keys.length === 0) return;
      for (const key of keys) await this.run(key);
      const live = this.get(LiveCandidateIndex);
      if (live.position > 0) await live.caughtUp();
    }
  }

  /** Runs one delivery, whether it is due by this clock or not. */
  run(key: DeliveryKey): Promise<void> {
    return this.get(ConsumerRunner).run(key);
  }

  /** Runs what one consumer has not done yet of what happened to something, whether it is due by this clock or not. */
  async deliverOf(aggregateId: Id, consumer: string): Promise<void> {
    const keys = await this.connections.rows<DeliveryKey>(
      `SELECT d.event_id, d.consumer, d.chunk FROM event_deliveries d JOIN events e ON e.id = d.event_id
        WHERE e.aggregate_id = ? AND d.consumer = ? AND d.done_at IS NULL ORDER BY d.due_at, d.event_id, d.chunk`,
      [aggregateId, consumer],
    );
    for (const key of keys) await this.run(key);
  }

  /** Records an event in a transaction of its own. */
  emit(event: NewEvent): Promise<void> {
    return this.world.run(async (tx) => tx.emit(event));
  }

  /** What was recorded under a name about something, in order. */
  async events(name: string, aggregateId: Id): Promise<Record<string, unknown>[]> {
    const rows = await this.connections.rows<{ payload: string }>(
      'SELECT payload FROM events WHERE name = ? AND aggregate_id = ? ORDER BY occurred_at, id',
      [name, aggregateId],
    );
    return rows.map(({ payload }) => JSON.parse(payload) as Record<string, unknown>);
  }

  async close(): Promise<void> {
    for (const replica of this.replicas) await replica.close();
    await this.module.close();
    await this.bookings.close();
  }
}
