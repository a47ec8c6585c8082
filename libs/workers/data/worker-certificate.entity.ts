import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, LocalDateColumn, SealedColumn } from '@gg/platform';

/** A paper that the person holds, by its own dates. */
@Entity('worker_certificates')
@Index('idx_worker_certificates_worker', ['workerId', 'live'])
export class WorkerCertificateEntity {
  @IdPk() id!: string;
  @IdColumn() workerId!: string;
  @CodeColumn(40) kind!: string;
  /** Sealed under the person's key, at this row. */
  @SealedColumn({ nullable: true }) numberSealed!: Buffer | null;
  @LocalDateColumn() validFrom!: string;
  @LocalDateColumn({ nullable: true }) validTo!: string | null;
  @CodeColumn(8) proofState!: string;
  @CodeColumn(16, { nullable: true }) proofMethod!: string | null;
  @IdColumn({ nullable: true }) provenBy!: string | null;
  @Instant({ nullable: true }) provenAt!: Date | null;
  @Instant() statedAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
  @IntColumn({ nullable: true }) live!: number | null;
  @Instant({ nullable: true }) endedAt!: Date | null;
}
