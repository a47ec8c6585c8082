import { CodeColumn, DoubleColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn, TextColumn } from '@gg/platform';
import { Entity, Index } from 'typeorm';

/** 零工市场 / 驿站: a place with a hall or a window where people wait for work. Closed rather than deleted: stays name it. */
@Entity('markets')
@Index('uq_markets_name', ['regionCode', 'name'], { unique: true })
@Index('idx_markets_region', ['state', 'regionCode', 'id'])
@Index('idx_markets_near', ['state', 'lat', 'lng', 'id'])
export class MarketEntity {
  @IdPk() id!: string;
  @TextColumn(80) name!: string;
  /** general | trade | station */
  @CodeColumn(8) kind!: string;
  /** As one would tell a driver. */
  @TextColumn(200) address!: string;
  /** County. */
  @CodeColumn(6) regionCode!: string;
  @DoubleColumn() lng!: number;
  @DoubleColumn() lat!: number;
  /** `WGS-84`: named, because the maps of the country shift their points by some hundred metres. */
  @CodeColumn(8) datum!: string;
  /** Ranges of the week in canonical form: sorted, each within its day, none over another. */
  @JsonColumn() openingHours!: string;
  /** open | closed: whether it is in operation at all, whatever the hour. */
  @CodeColumn(8) state!: string;
  /** Grows with every change; the guarded update of it is the lock of the row. */
  @IntColumn() version!: number;
  @Instant() registeredAt!: Date;
  @Instant() updatedAt!: Date;
  /** Who registered it. */
  @IdColumn({ nullable: true }) actorId!: string | null;
  @Instant({ nullable: true }) closedAt!: Date | null;
  @TextColumn(200, { nullable: true }) closedBecause!: string | null;
}
