import { Inject, Injectable } from '@nestjs/common';
import { Consumer, systemCaller, type EventOf, type OutsideConsumer } from '@gg/platform';
import { PurgeNotices } from '../use-cases/purge-notices.use-case';

/** Every night: notices past their term go. Safe to stop and to repeat. */
@Injectable()
@Consumer('notifications.purge-notices-at-night', 'upkeep.night-due.v1')
export class PurgeNoticesAtNight implements OutsideConsumer<'upkeep.night-due.v1', void> {
  constructor(@Inject(PurgeNotices) private readonly purge: PurgeNotices) {}

  async perform(event: EventOf<'upkeep.night-due.v1'>): Promise<void> {
    await this.purge.execute(systemCaller(event.trace));
  }

  async confirm(): Promise<void> {}
}
