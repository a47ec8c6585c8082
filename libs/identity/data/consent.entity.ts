import { Entity, Index } from 'typeorm';
import { CodeColumn, FlagColumn, IdColumn, IdPk, Instant } from '@gg/platform';

/** What a person agreed to (同意), when, how and before whom. Revoked rather than deleted. */
@Entity('consents')
@Index('idx_consents_only_for', ['onlyFor'])
@Index('uq_consents_live', ['accountId', 'purpose', 'live'], { unique: true })
export class ConsentEntity {
  @IdPk() id!: string;
  @IdColumn() accountId!: string;
  @CodeColumn(32) purpose!: string;
  /** Version of the text that was agreed to. */
  @CodeColumn(16) wording!: string;
  /** 1, or NULL once revoked, so that it may be given again, and NULL from the first where it is good for one call only. */
  @FlagColumn({ nullable: true }) live!: boolean | null;
  /** The one call in which it was given and for which alone it is good; null: a standing consent. */
  @IdColumn({ nullable: true }) onlyFor!: string | null;
  @Instant() givenAt!: Date;
  @CodeColumn(12) givenChannel!: string;
  /** Who recorded it: the person, or the member of staff who heard it. */
  @IdColumn() givenBy!: string;
  @Instant({ nullable: true }) revokedAt!: Date | null;
  @CodeColumn(12, { nullable: true }) revokedChannel!: string | null;
  @IdColumn({ nullable: true }) revokedBy!: string | null;
}
