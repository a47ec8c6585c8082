import { CodeColumn, DoubleColumn, FenColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn } from '@gg/platform';
import { Entity, Index } from 'typeorm';

/**
 * A time window with breaks and a headcount (班次). What lists of open work search by is repeated here from the posting,
 * so that one index answers them.
 */
@Entity('shifts')
@Index('idx_shifts_posting', ['postingId', 'startsAt'])
@Index('idx_shifts_open_start', ['state', 'startsAt', 'id'])
@Index('idx_shifts_open_cell', ['state', 'gridCell', 'listedUntil', 'lng', 'lat'])
@Index('idx_shifts_open_city', ['state', 'cityCode', 'startsAt', 'id'])
@Index('idx_shifts_open_trade', ['state', 'tradeCode', 'startsAt', 'id'])
export class ShiftEntity {
  @IdPk() id!: string;
  @IdColumn() postingId!: string;
  @IdColumn() employerId!: string;
  /** planned | open | closed | withdrawn */
  @CodeColumn(12) state!: string;
  /** Grows with every change. */
  @IntColumn() version!: number;
  /** Grows when what a candidate was asked for changes: an answer to an older one no longer counts. */
  @IntColumn() materialVersion!: number;
  /** Version of the seats in bookings that `headcount` follows. */
  @IntColumn() seatsVersion!: number;
  @Instant() startsAt!: Date;
  @Instant() endsAt!: Date;
  /** Until when it stands in lists: its start, or the posting's validity if that is earlier. */
  @Instant() listedUntil!: Date;
  @JsonColumn() breaks!: string;
  @IntColumn() headcount!: number;
  @CodeColumn(16) tradeCode!: string;
  @CodeColumn(6) cityCode!: string;
  @CodeColumn(6) regionCode!: string;
  /** Assembly point, WGS-84. */
  @DoubleColumn() lng!: number;
  @DoubleColumn() lat!: number;
  @IntColumn() gridCell!: number;
  @FenColumn() hourlyWorthFen!: number;
}
