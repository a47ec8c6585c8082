import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Consumer,
  systemCaller,
  UpkeepTurn,
  type Config,
  type Delivery,
  type EventOf,
  type OutsideConsumer,
  type Tx,
} from '@gg/platform';
import { PurgeNotices } from '../use-cases/purge-notices.use-case';

/** Every night: notices past their term go. Safe to stop and to repeat. */
@Injectable()
@Consumer('notifications.purge-notices-at-night', 'upkeep.night-due.v1')
export class PurgeNoticesAtNight implements OutsideConsumer<'upkeep.night-due.v1', UpkeepTurn> {
  constructor(
    @Inject(PurgeNotices) private readonly purge: PurgeNotices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async perform(event: EventOf<'upkeep.night-due.v1'>): Promise<UpkeepTurn> {
    const turn = new UpkeepTurn(this.config.settings.retention.turnMs);
    await this.purge.execute(systemCaller(event.trace), turn);
    return turn;
  }

  async confirm(turn: UpkeepTurn, { id }: EventOf<'upkeep.night-due.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await turn.goOn(tx, id, 'notifications.purge-notices-at-night', delivery);
  }
}
