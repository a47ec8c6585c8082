import { Inject, Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { Erasures } from '../use-cases/erasures.use-case';

/** What law kept of an erased person is over: the data key goes, and nothing sealed under it opens again. */
@Injectable()
@Consumer('identity.destroy-key-when-due', 'account.key-due.v1')
export class DestroyKeyWhenDue implements EffectConsumer<'account.key-due.v1'> {
  constructor(@Inject(Erasures) private readonly erasures: Erasures) {}

  async handle({ payload: { accountId } }: EventOf<'account.key-due.v1'>, tx: Tx): Promise<void> {
    await this.erasures.destroyKey(tx, accountId);
  }
}
