import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, Consumer, systemCaller, type Config, type EventOf, type OutsideConsumer } from '@gg/platform';
import { PurgeNotices } from '../use-cases/purge-notices.use-case';

/** A person's account is erased: their notices go. Safe to stop and to repeat. */
@Injectable()
@Consumer('notifications.forget-erased-person', 'account.erased.v1')
export class ForgetErasedPerson implements OutsideConsumer<'account.erased.v1', void> {
  constructor(
    @Inject(PurgeNotices) private readonly purge: PurgeNotices,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async perform({ payload: { accountId }, trace }: EventOf<'account.erased.v1'>): Promise<void> {
    const { batch } = this.config.settings.retention;
    while ((await this.purge.ofAccount(systemCaller(trace), accountId)) >= batch);
  }

  async confirm(): Promise<void> {}
}
