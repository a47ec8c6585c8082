import { Inject, Injectable } from '@nestjs/common';
import { Consumer, Log, type OutsideConsumer } from '@gg/platform';
import { PurgeSignIns } from '../use-cases/purge-sign-ins.use-case';

/** Every night: sessions, codes and password tries past their term go. Safe to stop and to repeat. */
@Injectable()
@Consumer('identity.purge-sign-ins-at-night', 'upkeep.night-due.v1')
export class PurgeSignInsAtNight implements OutsideConsumer<'upkeep.night-due.v1', void> {
  constructor(
    @Inject(PurgeSignIns) private readonly purge: PurgeSignIns,
    @Inject(Log) private readonly log: Log,
  ) {}

  async perform(): Promise<void> {
    this.log.info({ ...(await this.purge.execute()) }, 'removed what signing in left behind');
  }

  async confirm(): Promise<void> {}
}
