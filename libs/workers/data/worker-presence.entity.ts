import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn } from '@gg/platform';

/** 到市场: a stay at a market, with its expiry. One live row a person; the order of arrival is `arrived_at`, then id. */
@Entity('worker_presences')
@Index('uq_worker_presences_live', ['workerId', 'live'], { unique: true })
@Index('idx_worker_presences_market', ['marketId', 'live', 'arrivedAt'])
export class WorkerPresenceEntity {
  @IdPk() id!: string;
  @IdColumn() workerId!: string;
  @IdColumn() marketId!: string;
  /** Where the market is, degrees, WGS-84. */
  @JsonColumn({ nullable: true }) point!: string | null;
  /** How far from it the phone was when this was last said, if it told; metres. Where the person stood is not kept. */
  @IntColumn({ nullable: true }) distanceM!: number | null;
  @Instant() arrivedAt!: Date;
  @Instant() untilAt!: Date;
  @IntColumn({ nullable: true }) live!: number | null;
  @Instant({ nullable: true }) endedAt!: Date | null;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
