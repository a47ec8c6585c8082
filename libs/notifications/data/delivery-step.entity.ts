import { Entity } from 'typeorm';
import { CodeColumn, CodePk, IdPk, Instant } from '@gg/platform';

/**
 * The delivery ledger: what became of a notice, step by step. Append-only; a step that happens twice (a push repeated
 * after a crash, a tap on two devices) keeps the instant of its first time; each of several calls is on the audit trail.
 * Delivered and seen are facts, not states.
 */
@Entity('delivery_steps')
export class DeliveryStepEntity {
  @IdPk() noticeId!: string;
  /** See DeliveryStep. */
  @CodePk(20) step!: string;
  /** socket | sms | call_list */
  @CodeColumn(12) channel!: string;
  @Instant() at!: Date;
}
