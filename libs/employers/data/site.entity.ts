import { Entity, Index } from 'typeorm';
import { CodeColumn, DoubleColumn, IdColumn, IdPk, Instant, IntColumn, TextColumn } from '@gg/platform';

/** 用工地点: a place of work with a point. Archived rather than deleted: postings name it. */
@Entity('sites')
@Index('uq_sites_name', ['employerId', 'name', 'live'], { unique: true })
export class SiteEntity {
  @IdPk() id!: string;
  @IdColumn() employerId!: string;
  @TextColumn(80) name!: string;
  /** As one would tell a driver. */
  @TextColumn(200) address!: string;
  /** County. */
  @CodeColumn(6) regionCode!: string;
  @CodeColumn(4) cityCode!: string;
  @DoubleColumn() lng!: number;
  @DoubleColumn() lat!: number;
  /** `WGS-84`: named, because the maps of the country shift their points by some hundred metres. */
  @CodeColumn(8) datum!: string;
  @Instant() addedAt!: Date;
  @Instant() updatedAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  /** 1, or null once archived. */
  @IntColumn({ nullable: true }) live!: number | null;
  @Instant({ nullable: true }) archivedAt!: Date | null;
}
