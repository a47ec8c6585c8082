import { Entity, Index } from 'typeorm';
import { CodeColumn, DigestColumn, IdColumn, IdPk, Instant, IntColumn, SealedColumn } from '@gg/platform';

/** Somebody is asked, by phone number, to become a member. Whoever signs in with that number may answer. */
@Entity('employer_invitations')
@Index('uq_employer_invitations_live', ['employerId', 'phoneIndex', 'live'], { unique: true })
@Index('idx_employer_invitations_phone', ['phoneIndex', 'live'])
export class EmployerInvitationEntity {
  @IdPk() id!: string;
  @IdColumn() employerId!: string;
  @DigestColumn() phoneIndex!: Buffer;
  /** For those who invited, so that they see whom. */
  @SealedColumn() phone!: Buffer;
  @CodeColumn(12) role!: string;
  /** open | accepted | declined | withdrawn */
  @CodeColumn(12) state!: string;
  @Instant() invitedAt!: Date;
  @IdColumn({ nullable: true }) invitedBy!: string | null;
  @Instant() expiresAt!: Date;
  @Instant({ nullable: true }) answeredAt!: Date | null;
  @IdColumn({ nullable: true }) answeredBy!: string | null;
  /** 1 while open, then null. */
  @IntColumn({ nullable: true }) live!: number | null;
}
