import { Inject, Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { CLOCK, type Clock } from '@gg/kernel';
import { systemCaller } from '../access/caller';
import { CONFIG, type Config } from '../config/config';
import { Connections } from '../database/connections';
import { Transactions, type Tx } from '../database/transactions';
import { Consumer, type Delivery, type EventOf, type OutsideConsumer } from '../events/consumer';
import { Log } from '../observability/log';
import { removeInBatches } from './remove-in-batches';
import { scheduleUpkeep } from './schedule-upkeep';
import { UpkeepTurn } from './upkeep-turn';

const DAY_MS = 86_400_000;

/**
 * Every night: removes done deliveries, events without any delivery left, and used idempotency keys, in bounded batches,
 * and schedules the next night. What law keeps for years is not here: audit, bookings and postings are never removed by it.
 */
@Injectable()
@Consumer('platform.tidy-deliveries', 'upkeep.night-due.v1')
export class TidyDeliveries implements OutsideConsumer<'upkeep.night-due.v1', UpkeepTurn>, OnApplicationBootstrap {
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

  async perform(): Promise<UpkeepTurn> {
    // Its own transaction, and first of all: a night that fails must not be the last.
    await scheduleUpkeep(this.transactions, systemCaller('upkeep'), this.clock.now());
    const { deliveriesDays, idempotencyDays, turnMs } = this.config.settings.retention;
    const turn = new UpkeepTurn(turnMs);
    const deliveries = await this.removeBefore(
      'DELETE FROM event_deliveries WHERE done_at IS NOT NULL AND done_at < ? LIMIT ?',
      deliveriesDays,
      turn,
    );
    // An event goes with its last delivery; one that is still awaited stays, however old.
    const events = await this.removeBefore(
      `DELETE FROM events WHERE occurred_at < ? AND NOT EXISTS
         (SELECT 1 FROM event_deliveries d WHERE d.event_id = events.id) LIMIT ?`,
      deliveriesDays,
      turn,
    );
    const keys = await this.removeBefore(
      'DELETE FROM idempotency_keys WHERE created_at < ? LIMIT ?',
      idempotencyDays,
      turn,
    );
    this.log.info({ deliveries, events, keys }, 'removed what has been kept long enough');
    return turn;
  }

  async confirm(turn: UpkeepTurn, { id }: EventOf<'upkeep.night-due.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await turn.goOn(tx, id, 'platform.tidy-deliveries', delivery);
  }

  private removeBefore(sql: string, days: number, turn: UpkeepTurn): Promise<number> {
    const before = new Date(this.clock.now().getTime() - days * DAY_MS);
    return removeInBatches(this.connections, sql, [before], this.config.settings.retention.batch, turn);
  }
}
