import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Id } from '@gg/kernel';
import {
  CONFIG,
  Connections,
  Consumer,
  systemCaller,
  Transactions,
  UpkeepTurn,
  type Config,
  type Delivery,
  type EventOf,
  type OutsideConsumer,
  type Tx,
} from '@gg/platform';

const DAY_MS = 86_400_000;

/**
 * Every night: batches past their term go with their shifts. What came of them stays where it belongs, as waves, offers and
 * bookings. Safe to stop and to repeat.
 */
@Injectable()
@Consumer('bookings.purge-batches-at-night', 'upkeep.night-due.v1')
export class PurgeBatchesAtNight implements OutsideConsumer<'upkeep.night-due.v1', UpkeepTurn> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(Transactions) private readonly transactions: Transactions,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async perform({ trace }: EventOf<'upkeep.night-due.v1'>): Promise<UpkeepTurn> {
    const { batchesDays, turnMs } = this.config.settings.retention;
    const turn = new UpkeepTurn(turnMs);
    const before = new Date(this.clock.now().getTime() - batchesDays * DAY_MS);
    for (;;) {
      const old = await this.connections.rows<{ id: Id }>(
        'SELECT id FROM batch_assignments WHERE asked_at < ? ORDER BY asked_at LIMIT ?',
        [before, TOGETHER],
      );
      if (old.length > 0) await this.remove(trace, old.map(({ id }) => id).sort());
      if (old.length < TOGETHER || turn.isOver()) return turn;
    }
  }

  async confirm(turn: UpkeepTurn, { id }: EventOf<'upkeep.night-due.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await turn.goOn(tx, id, 'bookings.purge-batches-at-night', delivery);
  }

  private async remove(trace: string, ids: readonly Id[]): Promise<void> {
    await this.transactions.run(systemCaller(trace), 'bookings.purge-batches', async (tx) => {
      await tx.change('DELETE FROM batch_shifts WHERE batch_id IN (?)', [ids]);
      await tx.change('DELETE FROM batch_assignments WHERE id IN (?)', [ids]);
    });
  }
}

/** Batches that go in one transaction: each has up to two hundred shifts, and a preview of some hundred kilobytes. */
const TOGETHER = 20;
