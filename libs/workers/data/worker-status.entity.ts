import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, LocalDateColumn } from '@gg/platform';

/** A fact of the person that law asks about (劳动者身份). What is said anew replaces what was said, and both stay. */
@Entity('worker_statuses')
@Index('uq_worker_statuses_live', ['workerId', 'kind', 'live'], { unique: true })
export class WorkerStatusEntity {
  @IdPk() id!: string;
  @IdColumn() workerId!: string;
  @CodeColumn(32) kind!: string;
  @LocalDateColumn({ nullable: true }) validFrom!: string | null;
  @LocalDateColumn({ nullable: true }) validTo!: string | null;
  @CodeColumn(8) proofState!: string;
  @CodeColumn(16, { nullable: true }) proofMethod!: string | null;
  @IdColumn({ nullable: true }) provenBy!: string | null;
  @Instant({ nullable: true }) provenAt!: Date | null;
  @Instant() statedAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
  /** 1, or null once it was replaced or taken back. */
  @IntColumn({ nullable: true }) live!: number | null;
  @Instant({ nullable: true }) endedAt!: Date | null;
}
