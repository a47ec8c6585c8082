import { Entity, Index } from 'typeorm';
import { CodePk, IdColumn, IdPk, Instant } from '@gg/platform';

/**
 * What a reply's code means, for one worker's phone. A code is not given to the same phone again while it is kept, so
 * that an answer to an old message never hits a new offer.
 */
@Entity('sms_reply_codes')
@Index('uq_sms_reply_codes_offer_worker', ['offerId', 'workerId'], { unique: true })
@Index('uq_sms_reply_codes_booking', ['bookingId'], { unique: true })
@Index('idx_sms_reply_codes_made', ['madeAt'])
export class SmsReplyCodeEntity {
  @IdPk() workerId!: string;
  @CodePk(4) code!: string;
  /** What it answers: an offer, or the seat of a booking that somebody else's answer made. */
  @IdColumn({ nullable: true }) offerId!: string | null;
  @IdColumn({ nullable: true }) bookingId!: string | null;
  @Instant() madeAt!: Date;
}
