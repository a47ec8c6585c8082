import { Inject, Injectable } from '@nestjs/common';
import {
  CONFIG,
  Consumer,
  Log,
  UpkeepTurn,
  type Config,
  type Delivery,
  type EventOf,
  type OutsideConsumer,
  type Tx,
} from '@gg/platform';
import { PurgeSignIns } from '../use-cases/purge-sign-ins.use-case';

/** Every night: sessions, codes and password tries past their term go. Safe to stop and to repeat. */
@Injectable()
@Consumer('identity.purge-sign-ins-at-night', 'upkeep.night-due.v1')
export class PurgeSignInsAtNight implements OutsideConsumer<'upkeep.night-due.v1', UpkeepTurn> {
  constructor(
    @Inject(PurgeSignIns) private readonly purge: PurgeSignIns,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Log) private readonly log: Log,
  ) {}

  async perform(): Promise<UpkeepTurn> {
    const turn = new UpkeepTurn(this.config.settings.retention.turnMs);
    this.log.info({ ...(await this.purge.execute(turn)) }, 'removed what signing in left behind');
    return turn;
  }

  async confirm(turn: UpkeepTurn, { id }: EventOf<'upkeep.night-due.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await turn.goOn(tx, id, 'identity.purge-sign-ins-at-night', delivery);
  }
}
