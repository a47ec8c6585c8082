import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { systemCaller } from '../access/caller';
import { CONFIG, type Config } from '../config/config';
import { Connections } from '../database/connections';
import { Transactions } from '../database/transactions';
import { Consumer, type OutsideConsumer } from '../events/consumer';
import { Log } from '../observability/log';
import { scheduleUpkeep } from './schedule-upkeep';

const DAY_MS = 86_400_000;

/**
 * Every night: removes done deliveries, events without any delivery left, and used idempotency keys, in bounded batches,
 * and schedules the next night. What law keeps for years is not here: audit, bookings and postings are never removed by it.
 */
@Injectable()
@Consumer('platform.tidy-deliveries', 'upkeep.night-due.v1')
export class TidyDeliveries implements OutsideConsumer<'upkeep.night-due.v1', void>, OnApplicationBootstrap {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Log) private readonly log: Log,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await scheduleUpkeep(this.transactions, systemCaller('start'), this.clock.now());
  }

  async perform(): Promise<void> {
    // Its own transaction, and first of all: a night that fails must not be the last.
    await scheduleUpkeep(this.transactions, systemCaller('upkeep'), this.clock.now());
    const { deliveriesDays, idempotencyDays } = this.config.settings.retention;
    const deliveries = await this.removeBefore(
      'DELETE FROM event_deliveries WHERE done_at IS NOT NULL AND done_at < ? LIMIT ?',
      deliveriesDays,
    );
    // An event goes with its last delivery; one that is still awaited stays, however old.
    const events = await this.removeBefore(
      `DELETE FROM events WHERE occurred_at < ? AND NOT EXISTS
         (SELECT 1 FROM event_deliveries d WHERE d.event_id = events.id) LIMIT ?`,
      deliveriesDays,
    );
    const keys = await this.removeBefore('DELETE FROM idempotency_keys WHERE created_at < ? LIMIT ?', idempotencyDays);
    this.log.info({ deliveries, events, keys }, 'removed what has been kept long enough');
  }

  async confirm(): Promise<void> {}

  private async removeBefore(sql: string, days: number): Promise<number> {
    const { batch } = this.config.settings.retention;
    const before = new Date(this.clock.now().getTime() - days * DAY_MS);
    for (let total = 0; ;) {
      const { affectedRows } = await this.connections.change(sql, [before, batch]);
      total += affectedRows;
      if (affectedRows < batch) return total;
    }
  }
}
