import { CodeColumn, FlagColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn, TextColumn } from '@gg/platform';
import { Entity, Index } from 'typeorm';

/** 供需配对: a surplus and a shortage of one city that the allocation puts together, and how far the firms have come. */
@Entity('shared_pairs')
@Index('uq_shared_pairs_live', ['surplusId', 'shortageId', 'live'], { unique: true })
@Index('idx_shared_pairs_lender', ['lenderId', 'createdAt', 'id'])
@Index('idx_shared_pairs_borrower', ['borrowerId', 'createdAt', 'id'])
@Index('idx_shared_pairs_city', ['cityCode', 'live', 'barred'])
@Index('idx_shared_pairs_shortage', ['shortageId', 'live'])
export class SharedPairEntity {
  @IdPk() id!: string;
  @CodeColumn(4) cityCode!: string;
  @IdColumn() surplusId!: string;
  @IdColumn() shortageId!: string;
  @IdColumn() lenderId!: string;
  @IdColumn() borrowerId!: string;
  /** proposed | opened_by_lender | opened_by_borrower | in_talks | declined | lapsed | withdrawn */
  @CodeColumn(20) state!: string;
  @Instant() stateSince!: Date;
  @IntColumn() version!: number;
  /** 1 while it stands, or null: two postings have one pair at a time. */
  @IntColumn({ nullable: true }) live!: number | null;
  @IntColumn() heads!: number;
  @IntColumn() score!: number;
  /** Common ground and parts of the score. */
  @JsonColumn() explanation!: string;
  /** What the postings were when it was last judged. */
  @IntColumn() surplusVersion!: number;
  @IntColumn() shortageVersion!: number;
  @IntColumn() surplusMaterial!: number;
  @IntColumn() shortageMaterial!: number;
  /** Number of the city's allocation that last placed it. */
  @IntColumn() allocation!: number;
  /** Not to be proposed again while neither posting changes materially: declined, or left unanswered. */
  @FlagColumn() barred!: boolean;
  /** Until when the firms that have not answered may. */
  @Instant() answerDueAt!: Date;
  /** lender | borrower: who declined */
  @CodeColumn(8, { nullable: true }) declinedBy!: string | null;
  /** Words of the one who declined, or a code of how it ended. */
  @TextColumn(500, { nullable: true }) reason!: string | null;
  @Instant() createdAt!: Date;
}
