import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  IdPk,
  Instant,
  IntColumn,
  JsonColumn,
  SealedColumn,
  TextColumn,
} from '@gg/platform';
import { Entity, Index } from 'typeorm';

/** What an employer publishes (岗位信息). Its terms do not change once it is public; its shifts have rows of their own. */
@Entity('postings')
@Index('idx_postings_employer', ['employerId', 'createdAt', 'id'])
@Index('idx_postings_state_region', ['state', 'regionCode', 'stateSince'])
@Index('uq_postings_public_code', ['publicCode'], { unique: true })
@Index('uq_postings_import', ['employerId', 'importKey'], { unique: true })
export class PostingEntity {
  @IdPk() id!: string;
  @IdColumn() employerId!: string;
  /** draft | in_review | published | closed | expired | withdrawn | taken_down */
  @CodeColumn(12) state!: string;
  @Instant() stateSince!: Date;
  /** Grows with every change; a change names the version it was made on. */
  @IntColumn() version!: number;
  @CodeColumn(16) engagementType!: string;
  @CodeColumn(16) tradeCode!: string;
  @CodeColumn(6) cityCode!: string;
  @CodeColumn(6) regionCode!: string;
  /** Credit code of the legal employer, or `household:<employerId>`: whose hours the law adds up. */
  @CodeColumn(48) legalEmployerCode!: string;
  @TextColumn(120) title!: string;
  /** Everything offered and asked, without the shifts. */
  @JsonColumn() terms!: string;
  /** When it stops being public by itself: its validity, at the latest the end of its last shift. */
  @Instant() expiresAt!: Date;
  @IdColumn({ nullable: true }) copiedFrom!: string | null;
  /** A later copy of it goes public without another review: an appeal against its take-down was upheld. */
  @FlagColumn() cleared!: boolean;
  /** Digest of the row of a file it came from: the same row never makes two postings. */
  @CodeColumn(64, { nullable: true }) importKey!: string | null;
  /** What its short link ends in, from its first publication on; null before, and for what was over when it came here. */
  @CodeColumn(8, { nullable: true }) publicCode!: string | null;
  /** 现场联系人, sealed; shown to the booked only. */
  @SealedColumn({ nullable: true }) contactName!: Buffer | null;
  @SealedColumn({ nullable: true }) contactPhone!: Buffer | null;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) publishedAt!: Date | null;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
