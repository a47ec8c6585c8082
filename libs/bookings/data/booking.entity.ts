import { Entity, Index } from 'typeorm';
import { CodeColumn, FlagColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn, TextColumn } from '@gg/platform';

/** A worker holds a seat (录用). */
@Entity('bookings')
@Index('uq_bookings_shift_worker_live', ['shiftId', 'workerId', 'live'], { unique: true })
@Index('idx_bookings_worker_time', ['workerId', 'live', 'endsAt'])
@Index('idx_bookings_employer_time', ['employerId', 'startsAt'])
@Index('idx_bookings_source_start', ['offerSource', 'startsAt', 'state', 'endReason'])
export class BookingEntity {
  @IdPk() id!: string;
  @IdColumn() shiftId!: string;
  @IdColumn() employerId!: string;
  @IdColumn() workerId!: string;
  @IdColumn({ nullable: true }) partyId!: string | null;
  /** Seats below which the party gives its seats back; null for singles. */
  @IntColumn({ nullable: true }) partyMinimum!: number | null;
  @IdColumn({ nullable: true }) offerId!: string | null;
  /** Where the offer came from that brought the seat; null for every other seat. */
  @CodeColumn(12, { nullable: true }) offerSource!: string | null;
  /** offer | claim | application */
  @CodeColumn(12) how!: string;
  @CodeColumn(24) state!: string;
  /** 1 while the seat is held, NULL once given back: one worker may come back to a shift. */
  @FlagColumn({ nullable: true }) live!: boolean | null;
  @Instant() startsAt!: Date;
  @Instant() endsAt!: Date;
  @CodeColumn(48) legalEmployerCode!: string;
  @CodeColumn(20) engagementType!: string;
  @CodeColumn(16) tradeCode!: string;
  /** Breaks of the shift when it was taken: hours of law are counted from them. */
  @JsonColumn() breaks!: string;
  /** What the law's rules said of this acceptance, with rule versions. */
  @JsonColumn() findings!: string;
  @Instant() madeAt!: Date;
  @Instant({ nullable: true }) endedAt!: Date | null;
  @CodeColumn(40, { nullable: true }) endReason!: string | null;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}

/** A worker asks for a seat and the employer picks (报名). */
@Entity('applications')
@Index('uq_applications_shift_worker_live', ['shiftId', 'workerId', 'live'], { unique: true })
@Index('idx_applications_shift_state', ['shiftId', 'state', 'madeAt'])
@Index('idx_applications_worker', ['workerId', 'madeAt'])
export class ApplicationEntity {
  @IdPk() id!: string;
  @IdColumn() shiftId!: string;
  @IdColumn() employerId!: string;
  @IdColumn() workerId!: string;
  /** made | chosen | not_chosen | withdrawn */
  @CodeColumn(12) state!: string;
  @FlagColumn({ nullable: true }) live!: boolean | null;
  /** What a chosen one became. */
  @IdColumn({ nullable: true }) bookingId!: string | null;
  @Instant() madeAt!: Date;
  /** The closing with which it ended among others; null for every other end. */
  @IdColumn({ nullable: true }) closingId!: string | null;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}

/** Every change of an offer, application or booking: who, for whom, when, why. Append-only. */
@Entity('booking_records')
@Index('idx_booking_records_subject', ['subjectId', 'at'])
export class BookingRecordEntity {
  @IdPk() id!: string;
  /** offer | application | booking | seats */
  @CodeColumn(16) subject!: string;
  @IdColumn() subjectId!: string;
  @CodeColumn(24, { nullable: true }) fromState!: string | null;
  @CodeColumn(24) toState!: string;
  @TextColumn(200, { nullable: true }) reason!: string | null;
  @Instant() at!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
