import { Entity, Index } from 'typeorm';
import { CodeColumn, FlagColumn, IdColumn, IdPk, Instant, IntColumn, IntPk, JsonColumn } from '@gg/platform';

/** How far the search for people has come for one shift. */
@Entity('dispatches')
export class DispatchEntity {
  @IdPk() shiftId!: string;
  /** running | full | exhausted | stopped */
  @CodeColumn(12) state!: string;
  /** Waves made so far; the next one gets this number. */
  @IntColumn() waves!: number;
  /** How far the widest wave looked; it never shrinks. */
  @IntColumn() radiusM!: number;
  /** Grows with every decision; guards against two plans at once. */
  @IntColumn() version!: number;
  @CodeColumn(40, { nullable: true }) reason!: string | null;
  /** How often each hard condition failed when the search ended. */
  @JsonColumn({ nullable: true }) failed!: string | null;
  @Instant() updatedAt!: Date;
  /** The look at it that was asked for last; past or to come. */
  @Instant({ nullable: true }) lookAt!: Date | null;
}

/** One wave of offers. Its key is what keeps two matching replicas from making the same wave twice. */
@Entity('dispatch_waves')
export class DispatchWaveEntity {
  @IdPk() shiftId!: string;
  @IntPk() wave!: number;
  @IntColumn() picks!: number;
  @IntColumn() radiusM!: number;
  @Instant() madeAt!: Date;
  /** What the plan saw, to explain and replay it. */
  @JsonColumn() plan!: string;
}

/** An invitation to a worker or a party for a shift (邀约). */
@Entity('offers')
@Index('uq_offers_shift_worker_asked', ['shiftId', 'workerId', 'materialVersion', 'asked'], { unique: true })
@Index('idx_offers_worker_state', ['workerId', 'state', 'expiresAt'])
@Index('idx_offers_shift_state', ['shiftId', 'state', 'expiresAt'])
@Index('idx_offers_source_closed', ['source', 'closedAt', 'state', 'deliveredAt'])
export class OfferEntity {
  @IdPk() id!: string;
  @IdColumn() shiftId!: string;
  @IdColumn() employerId!: string;
  @IntColumn() wave!: number;
  /** Who answers: the worker, or the party's leader. */
  @IdColumn() workerId!: string;
  @IdColumn({ nullable: true }) partyId!: string | null;
  @IntColumn() materialVersion!: number;
  /**
   * 1, or NULL once it was no question after all: whoever declined or let it pass is not asked again for the same terms, but
   * whose offer was taken back, ended without reaching them, or got them a seat that another's leaving cost them, may be.
   */
  @FlagColumn({ nullable: true }) asked!: boolean | null;
  @IntColumn() rank!: number;
  /** open | accepted | declined | expired | withdrawn */
  @CodeColumn(12) state!: string;
  /** regular | present | nearby | party */
  @CodeColumn(12) source!: string;
  /** 0 … 1,000,000. */
  @IntColumn() score!: number;
  @IntColumn() distanceM!: number;
  /** Expected acceptance of each seat when it was planned, millionths. */
  @IntColumn() expectedAcceptanceMicro!: number;
  /** Parts of the score with their numbers, for each member by name: nobody is shown another's. */
  @JsonColumn() reasons!: string;
  @Instant() madeAt!: Date;
  /** Grace included until the first delivery; then delivery plus the life of its channel. */
  @Instant() expiresAt!: Date;
  @IntColumn() socketLifeMinutes!: number;
  @IntColumn() smsLifeMinutes!: number;
  /** First delivery: the clock of the offer runs from here. */
  @Instant({ nullable: true }) deliveredAt!: Date | null;
  @CodeColumn(12, { nullable: true }) deliveredBy!: string | null;
  @Instant({ nullable: true }) closedAt!: Date | null;
  @CodeColumn(40, { nullable: true }) closeReason!: string | null;
  /** Which closing ended it, where many end at once. */
  @IdColumn({ nullable: true }) closingId!: string | null;
  /** Provenance of the answer. */
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12, { nullable: true }) channel!: string | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
}

/** Everybody an offer is for, the answering worker included. */
@Entity('offer_members')
@Index('idx_offer_members_worker_made', ['workerId', 'madeAt'])
export class OfferMemberEntity {
  @IdPk() offerId!: string;
  @IdPk() workerId!: string;
  /** When the offer was made: what somebody got lately is found without all that they ever got. */
  @Instant() madeAt!: Date;
}
