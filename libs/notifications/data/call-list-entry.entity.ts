import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn } from '@gg/platform';

/** Somebody whom staff should phone about an offer, because nothing else reached them in time (电话名单). */
@Entity('call_list_entries')
@Index('uq_call_list_entries_offer', ['offerId'], { unique: true })
@Index('idx_call_list_entries_region', ['state', 'regionCode', 'dueAt'])
export class CallListEntryEntity {
  @IdPk() id!: string;
  /** Of the assembly point: staff of the place where the work is make the call. */
  @CodeColumn(6) regionCode!: string;
  @IdColumn() offerId!: string;
  @IdColumn() noticeId!: string;
  @IdColumn() shiftId!: string;
  @IdColumn() workerId!: string;
  /** From when on to phone; later again after nobody picked up. */
  @Instant() dueAt!: Date;
  /** waiting | taken | closed */
  @CodeColumn(8) state!: string;
  /** accepted | declined | unreachable | answered (elsewhere) | ended (the offer ran out or was withdrawn) */
  @CodeColumn(12, { nullable: true }) outcome!: string | null;
  @IntColumn() calls!: number;
  /** The member of staff who has it in hand. */
  @IdColumn({ nullable: true }) takenBy!: string | null;
  @Instant({ nullable: true }) takenAt!: Date | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
  @Instant() madeAt!: Date;
  @Instant({ nullable: true }) closedAt!: Date | null;
}
