import { Inject, Injectable, Optional } from '@nestjs/common';
import type { EventName } from '@gg/contracts';
import { CLOCK, DomainError, type Clock } from '@gg/kernel';
import { systemCaller, type Caller } from '../access/caller';
import { CONFIG, type Config } from '../config/config';
import type { EventOf } from '../events/consumer';
import { Handover } from '../events/handover';
import { outboxRows, type ConsumerOf, type DeliveryRow, type NewEvent } from '../events/outbox';
import { TakenOver } from '../events/taken-over';
import { Metrics } from '../observability/metrics';
import { Realtime } from '../realtime/realtime';
import { conflictOf } from './conflicts';
import { Connections, type OpenTransaction } from './connections';
import { beginIdempotent, beginTogether, finishIdempotent, finishTogether, replayOf } from './idempotency';
import { asTransaction } from './running-transaction';
import { camelRows, insertStatements, type Changed, type SqlValue } from './sql';

/** What a transaction's events left to do. */
interface WrittenEvents {
  /** What this process enqueues after COMMIT. */
  readonly leased: readonly DeliveryRow[];
  /** Whether something is due that a relay has to enqueue. */
  readonly due: boolean;
}

/** What a use case works with. Valid until its transaction ends. */
export class Tx {
  private readonly events: NewEvent[] = [];
  private readonly further: DeliveryRow[] = [];
  private readonly after: (() => void)[] = [];
  private readonly takenOver = new TakenOver();
  private readonly members: Tx[] = [];

  constructor(
    private readonly open: OpenTransaction,
    readonly caller: Caller,
    /** Business time, the same for the whole transaction. */
    readonly now: Date,
  ) {}

  /** The same transaction in another caller's name: what is recorded and emitted through it is that caller's. */
  as(caller: Caller): Tx {
    const member = new Tx(this.open, caller, this.now);
    this.members.push(member);
    return member;
  }

  async rows<T>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
    return camelRows<T>((await this.open.query(sql, params)) as Record<string, unknown>[]);
  }

  async row<T>(sql: string, params: readonly SqlValue[] = []): Promise<T | null> {
    return (await this.rows<T>(sql, params))[0] ?? null;
  }

  /** Runs INSERT, UPDATE or DELETE. */
  async change(sql: string, params: readonly SqlValue[] = []): Promise<Changed> {
    return (await this.open.query(sql, params)) as Changed;
  }

  /** A guarded update: true when it changed a row, false when its condition no longer held. */
  async changedOne(sql: string, params: readonly SqlValue[] = []): Promise<boolean> {
    return (await this.change(sql, params)).affectedRows > 0;
  }

  /** Inserts objects with camelCase properties, in statements of bounded size. */
  async insert(table: string, rows: readonly object[] | object, suffix = ''): Promise<void> {
    for (const { sql, params } of insertStatements(table, Array.isArray(rows) ? rows : [rows], suffix)) {
      await this.open.query(sql, params);
    }
  }

  /** Records an event; it and one delivery per subscribed consumer are written at the end of this transaction. */
  emit(event: NewEvent): void {
    this.events.push(event);
  }

  /** Records further deliveries of an event that is there already; they are written with those of this transaction's events. */
  deliver(deliveries: readonly DeliveryRow[]): void {
    this.further.push(...deliveries);
  }

  /**
   * Makes the effect of a consumer inside this transaction, for all its events at once, instead of leaving a delivery for
   * each: their deliveries are written as done. For imports of thousands. What `effect` is handed is what the consumer
   * would be handed; it runs last, and records no events of its own.
   */
  takeOver<N extends EventName>(
    event: N,
    consumer: ConsumerOf<N>,
    effect: (events: readonly EventOf<N>[]) => Promise<void>,
  ): void {
    this.takenOver.add(event, consumer, effect);
  }

  /** Runs after COMMIT, best effort: a hint may be lost with the process, so nothing may depend on it. */
  afterCommit(hint: () => void): void {
    this.after.push(hint);
  }

  /**
   * For the runner: writes the events.
   * @param lease takes what it will enqueue itself after COMMIT; what members of a common transaction leave is the relay's
   */
  async writeEvents(lease: (due: readonly DeliveryRow[]) => readonly DeliveryRow[]): Promise<WrittenEvents> {
    const dueOfMembers = this.members.length > 0 && (await this.writeEventsOfMembers());
    if (this.events.length + this.further.length === 0) return { leased: [], due: dueOfMembers };
    const recorded = this.events.length;
    const { events, deliveries } = outboxRows(this.events, this.caller, this.now);
    deliveries.push(...this.further);
    const left = this.takenOver.markDone(deliveries, this.now);
    const leased = lease(left);
    await this.insert('events', events);
    await this.insert('event_deliveries', deliveries);
    await this.takenOver.run(events);
    if (this.events.length > recorded) throw new Error('an effect that was taken over recorded an event');
    const dueHere = leased.length === 0 && left.some((delivery) => delivery.dueAt <= this.now);
    return { leased, due: dueOfMembers || dueHere };
  }

  private async writeEventsOfMembers(): Promise<boolean> {
    const rows = this.members.map((member) => outboxRows(member.events, member.caller, this.now));
    await this.insert(
      'events',
      rows.flatMap(({ events }) => events),
    );
    const deliveries = rows.flatMap((one) => one.deliveries);
    await this.insert('event_deliveries', deliveries);
    return deliveries.some((delivery) => delivery.dueAt <= this.now);
  }

  /** For the runner, after COMMIT. */
  runAfterCommit(): void {
    for (const hint of [...this.after, ...this.members.flatMap((member) => member.after)]) hint();
  }
}

/**
 * The one transaction runner. It owns the retries: the whole use case, bounded, with jitter. Work must be free of
 * outside effects; what must happen outside follows from an event.
 */
@Injectable()
export class Transactions {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Realtime) private readonly realtime: Realtime,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Metrics) private readonly metrics: Metrics,
    /** Left out where there are no queues: then a relay finds everything. */
    @Optional() @Inject(Handover) private readonly handover?: Handover,
  ) {}

  /**
   * Runs a use case in one transaction. When the caller's request carries an idempotency key, the answer is stored with
   * the effect, and a repeated request gets the stored answer; a request may have only one such transaction.
   *
   * @param notBefore an instant that has come somewhere, such as when a delivery became due: the transaction's time is not
   *   earlier, though this machine's clock may be
   *
   * Throws what the work throws (nothing is written then); `idempotency.key_reused` when the key was used for another
   * request; `database.busy` when conflicts outlast the attempts; `database.no_connection` when no connection was free
   * for too long.
   */
  async run<T>(caller: Caller, name: string, work: (tx: Tx) => Promise<T>, notBefore?: Date): Promise<T> {
    const { maxAttempts, retryBaseMs } = this.config.settings.database;
    for (let attempt = 1; ; attempt++) {
      let atCommit = false;
      try {
        return await this.once(caller, name, work, () => (atCommit = true), notBefore);
      } catch (error) {
        const conflict = conflictOf(error, atCommit);
        if (conflict === 'final') throw error;
        this.metrics.transactionRetries.inc({ name });
        if (conflict === 'unknown') {
          const replay = await replayOf<T>(this.connections, caller);
          if (replay) return replay.answer;
          if (!caller.idempotency && caller.kind !== 'system') throw error;
        }
        if (attempt >= maxAttempts) throw new DomainError('database.busy');
        await jitter(retryBaseMs * 2 ** Math.min(attempt, 7));
      }
    }
  }

  /**
   * A use case that may refuse before its transaction. A repeated request gets the first answer all the same: what refuses it
   * now is often what the first one did. Costs nothing unless there is a refusal.
   */
  async replaying<T>(caller: Caller, useCase: () => Promise<T>): Promise<T> {
    try {
      return await useCase();
    } catch (error) {
      const replay = error instanceof DomainError ? await replayOf<T>(this.connections, caller) : null;
      if (replay) return replay.answer;
      throw error;
    }
  }

  /**
   * What several callers ask of the same thing, in one transaction, each in their own name and with their own idempotency
   * key. Tried once: whoever has no answer — the key was used before, the work left them out — asks again alone, and so do
   * all when it throws. Without an answer nothing of a caller is kept, not even the key.
   * @param work is handed those whose keys are theirs, and answers some of them
   */
  async together<T>(
    callers: readonly Caller[],
    name: string,
    work: (tx: Tx, members: readonly Tx[]) => Promise<ReadonlyMap<Tx, T>>,
  ): Promise<(T | undefined)[]> {
    const open = await this.connections.begin();
    const tx = new Tx(open, systemCaller(callers[0]?.trace ?? name), this.clock.now());
    const members = callers.map((caller) => tx.as(caller));
    let answers: ReadonlyMap<Tx, T>;
    let due: boolean;
    try {
      answers = await asTransaction(name, async () => {
        const begun = await beginTogether(members);
        return finishTogether(tx, begun, await work(tx, begun));
      });
      ({ due } = await asTransaction(name, () => tx.writeEvents(() => [])));
      await open.commit();
    } catch (error) {
      await open.rollback().catch(() => undefined);
      this.metrics.transactionRetries.inc({ name });
      throw error;
    }
    tx.runAfterCommit();
    if (due) this.realtime.nudge('relay');
    return members.map((member) => answers.get(member));
  }

  private async once<T>(
    caller: Caller,
    name: string,
    work: (tx: Tx) => Promise<T>,
    committing: () => void,
    notBefore?: Date,
  ): Promise<T> {
    const open = await this.connections.begin();
    const tx = new Tx(open, caller, latest(this.clock.now(), notBefore));
    let answer: T;
    let written: WrittenEvents;
    try {
      if (!(await beginIdempotent(tx))) {
        await open.rollback();
        const replay = await replayOf<T>(this.connections, caller);
        if (replay) return replay.answer;
        throw Object.assign(new Error('the first request with this key was rolled back'), { errno: 1213 });
      }
      answer = await asTransaction(name, () => work(tx));
      answer = await finishIdempotent(tx, answer);
      written = await asTransaction(name, () => tx.writeEvents((due) => this.handover?.lease(due, tx.now) ?? []));
    } catch (error) {
      await open.rollback().catch(() => undefined);
      throw error;
    }
    committing();
    await open.commit();
    tx.runAfterCommit();
    this.handover?.pass(written.leased);
    if (written.due) this.realtime.nudge('relay');
    return answer;
  }
}

const latest = (now: Date, notBefore: Date = now): Date => (notBefore > now ? notBefore : now);

/** Waits a random part of a time, so that those who collided do not collide again. Real time. */
function jitter(maxMs: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.random() * maxMs));
}
