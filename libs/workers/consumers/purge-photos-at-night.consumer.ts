import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, localDate, type Clock } from '@gg/kernel';
import {
  CONFIG,
  Connections,
  Consumer,
  Log,
  removeInBatches,
  UpkeepTurn,
  type Config,
  type Delivery,
  type EventOf,
  type OutsideConsumer,
  type Tx,
} from '@gg/platform';

/** Photos that one statement removes: each is up to a megabyte of undo. */
const BATCH = 20;

/** Every night: photos of papers that have long been over go. Safe to stop and to repeat. */
@Injectable()
@Consumer('workers.purge-photos-at-night', 'upkeep.night-due.v1')
export class PurgePhotosAtNight implements OutsideConsumer<'upkeep.night-due.v1', UpkeepTurn> {
  constructor(
    @Inject(Connections) private readonly connections: Connections,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Log) private readonly log: Log,
  ) {}

  async perform(): Promise<UpkeepTurn> {
    const turn = new UpkeepTurn(this.config.settings.retention.turnMs);
    const photos = await removeInBatches(
      this.connections,
      'DELETE FROM certificate_photos WHERE keep_until < ? ORDER BY keep_until LIMIT ?',
      [localDate(this.clock.now())],
      BATCH,
      turn,
    );
    this.log.info({ photos }, 'removed photos of papers that are over');
    return turn;
  }

  async confirm(turn: UpkeepTurn, { id }: EventOf<'upkeep.night-due.v1'>, tx: Tx, delivery: Delivery): Promise<void> {
    await turn.goOn(tx, id, 'workers.purge-photos-at-night', delivery);
  }
}
