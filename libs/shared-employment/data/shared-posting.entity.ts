import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn, SealedColumn, TextColumn } from '@gg/platform';
import { Entity, Index } from 'typeorm';

/** 共享用工信息: a lender's surplus (富余) or a borrower's shortage (缺工). */
@Entity('shared_postings')
@Index('idx_shared_postings_employer', ['employerId', 'createdAt', 'id'])
@Index('idx_shared_postings_state_region', ['state', 'regionCode', 'stateSince'])
@Index('idx_shared_postings_city', ['cityCode', 'state', 'side', 'publishedAt', 'id'])
export class SharedPostingEntity {
  @IdPk() id!: string;
  /** surplus | shortage */
  @CodeColumn(8) side!: string;
  @IdColumn() employerId!: string;
  /** As it was when the posting was last saved; lists show it. */
  @TextColumn(100) employerName!: string;
  /** draft | in_review | published | withdrawn | expired | taken_down */
  @CodeColumn(12) state!: string;
  @Instant() stateSince!: Date;
  /** Grows with every change; a change names the version it was made on. */
  @IntColumn() version!: number;
  /** The version of the last change that bears on pairs: what was declined may be proposed again after it. */
  @IntColumn() materialVersion!: number;
  @CodeColumn(4) cityCode!: string;
  @CodeColumn(6) regionCode!: string;
  @TextColumn(60) title!: string;
  @IntColumn() headcount!: number;
  /** Heads that opened pairs keep. */
  @IntColumn() held!: number;
  @JsonColumn() terms!: string;
  @Instant() expiresAt!: Date;
  /** 联系人, sealed; shown to the other firm in talks only. */
  @SealedColumn({ nullable: true }) contactName!: Buffer | null;
  @SealedColumn({ nullable: true }) contactPhone!: Buffer | null;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) publishedAt!: Date | null;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
