import { Injectable } from '@nestjs/common';
import { Consumer, type EffectConsumer, type EventOf, type Tx } from '@gg/platform';
import { postingById } from '../data/postings';
import { movePosting } from '../use-cases/posting-moves';

/** A shift that bookings withdrew is withdrawn here; with its last one the posting is, too. */
@Injectable()
@Consumer('postings.follow-withdrawal', 'shift.withdrawn.v1')
export class FollowWithdrawal implements EffectConsumer<'shift.withdrawn.v1'> {
  async handle({ payload }: EventOf<'shift.withdrawn.v1'>, tx: Tx): Promise<void> {
    const { shiftId, postingId, reason } = payload;
    // Written first: two shifts withdrawn at once would each see the other still open.
    await tx.change('UPDATE postings SET version = version + 1 WHERE id = ?', [postingId]);
    await tx.change(
      "UPDATE shifts SET state = 'withdrawn', version = version + 1 WHERE id = ? AND posting_id = ? AND state IN ('open', 'closed')",
      [shiftId, postingId],
    );
    const posting = await postingById(tx, postingId);
    if (posting?.state !== 'published') return;
    const left = await tx.row<{ n: number }>(
      "SELECT COUNT(*) AS n FROM shifts WHERE posting_id = ? AND state <> 'withdrawn'",
      [postingId],
    );
    if (Number(left?.n) === 0) await movePosting(tx, posting, 'withdrawn', { reason });
  }
}
