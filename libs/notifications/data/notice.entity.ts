import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn } from '@gg/platform';

/** A durable notice to one account: the truth, of which the socket is only a hint. One row per cause and account. */
@Entity('notices')
@Index('uq_notices_cause_account', ['causeId', 'accountId'], { unique: true })
@Index('idx_notices_account_made', ['accountId', 'madeAt'])
@Index('idx_notices_account_unacknowledged', ['accountId', 'acknowledgedAt', 'madeAt'])
@Index('idx_notices_made', ['madeAt'])
export class NoticeEntity {
  @IdPk() id!: string;
  @IdColumn() accountId!: string;
  /** worker | employer | centre: whose pages show it */
  @CodeColumn(10) service!: string;
  @CodeColumn(32) kind!: string;
  @IdColumn() subjectId!: string;
  /** The event it tells of. */
  @IdColumn() causeId!: string;
  /** Which part of a fan-out wrote it; pushed and escalated together. */
  @IntColumn() chunk!: number;
  /** Ids and figures; never personal data. */
  @JsonColumn() data!: string;
  @Instant() madeAt!: Date;
  @Instant({ nullable: true }) acknowledgedAt!: Date | null;
  /** From here on nobody is reminded of it. */
  @Instant() expiresAt!: Date;
  /** The last channel it moves on to while nobody acknowledges it: sms | call_list; null: it waits on the page. */
  @CodeColumn(10, { nullable: true }) movesTo!: string | null;
}
