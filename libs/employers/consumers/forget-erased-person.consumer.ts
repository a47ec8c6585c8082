import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';

/** A person's account is erased: they stand in no employer's list of regulars, with or without their number, or of blocks. */
@Injectable()
@Consumer('employers.forget-erased-person', 'account.erased.v1')
export class ForgetErasedPerson implements EffectConsumer<'account.erased.v1'> {
  async handle({ payload: { accountId } }: EventOf<'account.erased.v1'>, tx: Tx): Promise<void> {
    await tx.change('DELETE FROM employer_regulars WHERE worker_id = ?', [accountId]);
    await tx.change('DELETE FROM employer_regulars WHERE matched_worker_id = ?', [accountId]);
    await tx.change('DELETE FROM employer_blocks WHERE worker_id = ?', [accountId]);
  }
}
