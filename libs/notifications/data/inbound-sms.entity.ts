import { Entity, Index } from 'typeorm';
import { CodeColumn, CodePk, DigestColumn, IdColumn, Instant } from '@gg/platform';

/** A text message from a phone, once per id of the gateway, with what it led to. Its text is not kept. */
@Entity('inbound_sms')
@Index('idx_inbound_sms_phone', ['phoneIndex', 'receivedAt'])
@Index('idx_inbound_sms_received', ['receivedAt'])
export class InboundSmsEntity {
  /** SHA-256 of the gateway's id, in hex: ids are of any length and alphabet. */
  @CodePk(64) gatewayKey!: string;
  /** Blind index of the number; null when it was no number at all. */
  @DigestColumn({ nullable: true }) phoneIndex!: Buffer | null;
  @IdColumn({ nullable: true }) workerId!: string | null;
  @IdColumn({ nullable: true }) offerId!: string | null;
  /** See INBOUND_OUTCOMES. */
  @CodeColumn(16) outcome!: string;
  /** The refusal's code, where it was refused. */
  @CodeColumn(64, { nullable: true }) refusal!: string | null;
  @Instant() receivedAt!: Date;
}
