import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, LocalDateColumn, TextColumn } from '@gg/platform';

/**
 * 用工单位: an organisation, sole trader, household or agent that posts. The guarded update of `version` is the lock of
 * everything that belongs to it in this room.
 */
@Entity('employers')
@Index('uq_employers_verified_code', ['verifiedCode'], { unique: true })
@Index('uq_employers_founder', ['founderId'], { unique: true })
@Index('idx_employers_state_region', ['state', 'regionCode', 'id'])
export class EmployerEntity {
  @IdPk() id!: string;
  @IntColumn() version!: number;
  /** organisation | sole_trader | household | agent */
  @CodeColumn(12) kind!: string;
  /** As registered; a household chooses what workers see, never a person's full name. */
  @TextColumn(100) name!: string;
  /** 统一社会信用代码; null for households. Anybody may claim one: only the verified one is unique. */
  @CodeColumn(18, { nullable: true }) creditCode!: string | null;
  /** The credit code while verified, so that no two employers are verified for one. */
  @CodeColumn(18, { nullable: true }) verifiedCode!: string | null;
  @CodeColumn(6) regionCode!: string;
  @CodeColumn(4) cityCode!: string;
  /** awaiting | verified | refused */
  @CodeColumn(8) state!: string;
  @CodeColumn(16, { nullable: true }) proof!: string | null;
  @Instant({ nullable: true }) judgedAt!: Date | null;
  @IdColumn({ nullable: true }) judgedBy!: string | null;
  @TextColumn(500, { nullable: true }) refusalReason!: string | null;
  /** From this date staff look at the qualification again. */
  @LocalDateColumn({ nullable: true }) recheckDueOn!: string | null;
  /** The account that registered it for itself; one account founds one employer. Null when staff did. */
  @IdColumn({ nullable: true }) founderId!: string | null;
  /** Data key under which phones that its members pasted are sealed. */
  @IdColumn() phonesKeyId!: string;
  /** Order of the next regular. */
  @IntColumn() nextRegular!: number;
  /** Phones added on one local day, against trying out numbers. */
  @LocalDateColumn({ nullable: true }) phonesDay!: string | null;
  @IntColumn() phonesThatDay!: number;
  @Instant() registeredAt!: Date;
  @Instant() updatedAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
