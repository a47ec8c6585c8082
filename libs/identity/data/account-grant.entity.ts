import { Entity, Index } from 'typeorm';
import { CodeColumn, FlagColumn, IdColumn, IdPk, Instant } from '@gg/platform';

/** A role of an account and where it counts. Taken back rather than deleted. */
@Entity('account_grants')
@Index('uq_account_grants_live', ['accountId', 'side', 'role', 'place', 'live'], { unique: true })
@Index('idx_account_grants_place', ['place', 'live'])
export class AccountGrantEntity {
  @IdPk() id!: string;
  @IdColumn() accountId!: string;
  @CodeColumn(10) side!: string;
  @CodeColumn(12) role!: string;
  /** The employer's id, the region prefix, or empty for a worker. */
  @CodeColumn(36) place!: string;
  /** 1, or NULL once taken back, so that it may be given again. */
  @FlagColumn({ nullable: true }) live!: boolean | null;
  @Instant() givenAt!: Date;
  @IdColumn({ nullable: true }) givenBy!: string | null;
  @Instant({ nullable: true }) takenAt!: Date | null;
  @IdColumn({ nullable: true }) takenBy!: string | null;
}
