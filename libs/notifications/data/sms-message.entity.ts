import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn, LocalDateColumn, TextColumn } from '@gg/platform';

/**
 * A text message to an account. Neither its text nor its number is kept: both are made when it is sent, from what is
 * true then.
 */
@Entity('sms_messages')
@Index('uq_sms_messages_key', ['providerKey'], { unique: true })
@Index('idx_sms_messages_offer', ['offerId'])
@Index('idx_sms_messages_made', ['madeAt'])
export class SmsMessageEntity {
  @IdPk() id!: string;
  /** The same at every attempt, so that the gateway can refuse a second one. */
  @CodeColumn(120) providerKey!: string;
  @IdColumn() accountId!: string;
  /** offer | news | answer | warning */
  @CodeColumn(12) purpose!: string;
  @IdColumn({ nullable: true }) noticeId!: string | null;
  @IdColumn({ nullable: true }) offerId!: string | null;
  /** What an answer or a warning tells: a code and figures; never personal data. */
  @JsonColumn({ nullable: true }) facts!: string | null;
  /** waiting | sent | failed (nobody can be reached so) | dropped (its time was over) */
  @CodeColumn(8) state!: string;
  @IntColumn() attempts!: number;
  @TextColumn(200, { nullable: true }) lastError!: string | null;
  @Instant() madeAt!: Date;
  @Instant({ nullable: true }) sentAt!: Date | null;
  /** The city that paid for it; null: nobody has, or it is an answer or a warning. */
  @CodeColumn(6, { nullable: true }) cityCode!: string | null;
  /** Null: not paid; 0: given back. */
  @IntColumn({ nullable: true }) costFen!: number | null;
  /** Local date whose budget paid. */
  @LocalDateColumn({ nullable: true }) paidOn!: string | null;
}
