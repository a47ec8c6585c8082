import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn } from '@gg/platform';

/** Somebody whom staff should phone about an offer or a seat, because nothing else reached them in time (电话名单). */
@Entity('call_list_entries')
@Index('uq_call_list_entries_offer', ['offerId'], { unique: true })
@Index('uq_call_list_entries_notice', ['noticeId'], { unique: true })
@Index('idx_call_list_entries_region', ['state', 'regionCode', 'dueAt'])
export class CallListEntryEntity {
  @IdPk() id!: string;
  /** Of the assembly point: staff of the place where the work is make the call. */
  @CodeColumn(6) regionCode!: string;
  /** Null where something is to be told and nothing to be asked. */
  @IdColumn({ nullable: true }) offerId!: string | null;
  /** The kind of the notice to be told, where it is no offer. */
  @CodeColumn(32, { nullable: true }) news!: string | null;
  @IdColumn() noticeId!: string;
  @IdColumn() shiftId!: string;
  @IdColumn() workerId!: string;
  /** From when on to phone; later again after nobody picked up. */
  @Instant() dueAt!: Date;
  /** From here on nobody needs to phone; null: as long as the offer is open. */
  @Instant({ nullable: true }) untilAt!: Date | null;
  /** waiting | taken | closed */
  @CodeColumn(8) state!: string;
  /** accepted | declined | told | unreachable | answered (elsewhere) | ended (the offer, or what was to be told, is over) */
  @CodeColumn(12, { nullable: true }) outcome!: string | null;
  @IntColumn() calls!: number;
  /** The member of staff who has it in hand. */
  @IdColumn({ nullable: true }) takenBy!: string | null;
  @Instant({ nullable: true }) takenAt!: Date | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
  @Instant() madeAt!: Date;
  @Instant({ nullable: true }) closedAt!: Date | null;
}
