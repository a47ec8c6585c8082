import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, JsonColumn } from '../database/columns';

/** Who did what to which thing, for whom, when. Append-only: triggers refuse to change or delete a row. */
@Entity('audit_records')
@Index('idx_audit_records_subject', ['subjectId', 'at'])
@Index('idx_audit_records_actor', ['actorId', 'at'])
@Index('idx_audit_records_on_behalf_of', ['onBehalfOf', 'at'])
@Index('idx_audit_records_region', ['regionCode', 'at'])
@Index('idx_audit_records_at', ['at'])
export class AuditRecordEntity {
  @IdPk() id!: string;
  @Instant() at!: Date;
  @CodeColumn(64) action!: string;
  @CodeColumn(40) subjectType!: string;
  @IdColumn() subjectId!: string;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
  @CodeColumn(12) channel!: string;
  @CodeColumn(6, { nullable: true }) regionCode!: string | null;
  @CodeColumn(64) trace!: string;
  /** Facts of the act; never personal data in the clear. */
  @JsonColumn({ nullable: true }) facts!: string | null;
}
