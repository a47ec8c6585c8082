import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { postingById, shiftsOf, type PostingRow } from '../data/postings';
import { closeShifts, movePosting } from '../use-cases/posting-moves';

/**
 * A posting whose validity or last shift is over stops being public; one that waited for staff until its last shift began
 * is over as well. The state is looked at again: an early, late or repeated look changes nothing.
 */
@Injectable()
@Consumer('postings.expire-when-due', 'posting.expiry-due.v1')
export class ExpireWhenDue implements EffectConsumer<'posting.expiry-due.v1'> {
  async handle({ payload: { postingId } }: EventOf<'posting.expiry-due.v1'>, tx: Tx): Promise<void> {
    const posting = await postingById(tx, postingId);
    if (!posting || !(await isOver(tx, posting))) return;
    await closeShifts(tx, await movePosting(tx, posting, 'expired'), 'expired');
  }
}

async function isOver(tx: Tx, posting: PostingRow): Promise<boolean> {
  if (posting.state === 'published') return posting.expiresAt <= tx.now;
  if (posting.state !== 'in_review') return false;
  const shifts = await shiftsOf(tx, [posting.id]);
  return posting.expiresAt <= tx.now || shifts.every(({ start }) => start <= tx.now);
}
