import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { Channel } from '@gg/contracts';
import { AcceptOffer, DeclineOffer } from '@gg/bookings';
import type { Id } from '@gg/kernel';
import { systemCaller, type Caller } from '@gg/platform';

/** An answer that somebody gave without a sign-in: by text, or through the link in one. */
export interface OfferAnswer {
  readonly workerId: Id;
  readonly offerId: Id;
  readonly answer: 'accept' | 'decline';
  readonly channel: Extract<Channel, 'sms' | 'link'>;
  /** What makes a repeated request the same one: the text's id, or the link. */
  readonly source: string;
  readonly trace: string;
}

/** What came of an answer. */
export interface AnsweredOffer {
  readonly answer: 'accepted' | 'declined';
  /** Why the person who accepted for a party has no seat; null: has one, or declined. */
  readonly leftOut: string | null;
}

/** Carries answers to bookings in the worker's own name. The phone stands for its holder, so the worker is the actor. */
@Injectable()
export class AnswerOffer {
  constructor(
    @Inject(AcceptOffer) private readonly acceptOffer: AcceptOffer,
    @Inject(DeclineOffer) private readonly declineOffer: DeclineOffer,
  ) {}

  /** Throws what bookings refuses with. The same answer from the same source takes effect once. */
  async execute(said: OfferAnswer): Promise<AnsweredOffer> {
    const caller = callerOf(said);
    const { offerId, workerId } = said;
    if (said.answer === 'accept') {
      const { leftOut } = await this.acceptOffer.execute(caller, { offerId });
      return { answer: 'accepted', leftOut: leftOut.find((one) => one.workerId === workerId)?.code ?? null };
    }
    // Nobody types a reason on an old phone.
    await this.declineOffer.execute(caller, { offerId, reason: 'other' });
    return { answer: 'declined', leftOut: null };
  }
}

function callerOf({ workerId, offerId, answer, channel, source, trace }: OfferAnswer): Caller {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return {
    ...systemCaller(trace),
    kind: 'worker',
    accountId: workerId,
    workerId,
    channel,
    idempotency: {
      key: `${channel}-${answer}-${digest(source).toString('hex').slice(0, 40)}`,
      route: `${channel} ${answer}`,
      bodyHash: digest(offerId),
    },
  };
}
