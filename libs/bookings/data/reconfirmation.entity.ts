import { Entity, Index } from 'typeorm';
import { CodeColumn, CodePk, IdColumn, IdPk, Instant } from '@gg/platform';

/** Somebody who holds a seat was asked whether they come, and what they said (再确认). A fact, no state of the booking. */
@Entity('reconfirmations')
@Index('idx_reconfirmations_shift', ['shiftId', 'moment'])
export class ReconfirmationEntity {
  @IdPk() bookingId!: string;
  /** evening | before_start */
  @CodePk(12) moment!: string;
  @IdColumn() shiftId!: string;
  @IdColumn() workerId!: string;
  /** The event with which it was asked, and so the notice that asks. */
  @IdColumn() askedIn!: string;
  @Instant() askedAt!: Date;
  /** Until when it can be answered. */
  @Instant() answerBy!: Date;
  /** The event that put them on the call list; null: they are on none. */
  @IdColumn({ nullable: true }) listedIn!: string | null;
  /** coming | not_coming | silent | void; null: no word yet */
  @CodeColumn(12, { nullable: true }) answer!: string | null;
  @Instant({ nullable: true }) answeredAt!: Date | null;
  /** Provenance of the answer. */
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12, { nullable: true }) channel!: string | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
