import { Entity, Index } from 'typeorm';
import { BigIntColumn, IdColumn, IdPk, Instant, IntColumn, IntPk, JsonColumn, LocalDateColumn } from '@gg/platform';

/**
 * One worker as matching knows them, put together from what other contexts tell: one row a worker. Each source has a
 * version, and an older state never replaces a newer one.
 */
@Entity('candidates')
@Index('uq_candidates_number', ['number'], { unique: true })
@Index('idx_candidates_feed', ['feedSeq'])
export class CandidateEntity {
  @IdPk() workerId!: string;
  /** Dense; null until the profile has arrived. */
  @IntColumn({ nullable: true }) number!: number | null;
  /** `WorkerProfileState`; null until it has arrived. */
  @JsonColumn({ nullable: true }) profile!: string | null;
  @IntColumn() profileVersion!: number;
  /** `CalendarState`; null while nothing is booked. */
  @JsonColumn({ nullable: true }) calendar!: string | null;
  @IntColumn() calendarVersion!: number;
  @IntColumn() openOffers!: number;
  /** The local date that `offers_on_day` counts. */
  @LocalDateColumn({ nullable: true }) offersDay!: string | null;
  @IntColumn() offersOnDay!: number;
  @IntColumn() offersTotal!: number;
  @IntColumn() acceptsTotal!: number;
  @Instant({ nullable: true }) lastOfferAt!: Date | null;
  /** The feed's number at the last change: its order is the order of commits. */
  @BigIntColumn() feedSeq!: number;
}

/** A party as matching knows it. */
@Entity('candidate_parties')
@Index('idx_candidate_parties_feed', ['feedSeq'])
export class CandidatePartyEntity {
  @IdPk() partyId!: string;
  /** `PartyState` */
  @JsonColumn() state!: string;
  @IntColumn() version!: number;
  @BigIntColumn() feedSeq!: number;
}

/**
 * The counter of the feed, one row. It is raised in the transaction of the change it numbers, so the next number is given
 * only when that transaction has ended: numbers follow the order of commits, which ids and clocks do not.
 */
@Entity('candidate_feed')
export class CandidateFeedEntity {
  @IntPk() id!: number;
  @BigIntColumn() seq!: number;
  /** Of this feed and no other; null where it was begun by an older release. */
  @IdColumn({ nullable: true }) feedId!: string | null;
}
