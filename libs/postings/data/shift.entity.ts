import {
  CodeColumn,
  DoubleColumn,
  FenColumn,
  FlagColumn,
  IdColumn,
  IdPk,
  Instant,
  IntColumn,
  JsonColumn,
} from '@gg/platform';
import { Entity, Index } from 'typeorm';

/**
 * A time window with breaks and a headcount (班次). What lists of open work search by is repeated here from the posting,
 * so that one index answers them.
 */
@Entity('shifts')
@Index('idx_shifts_posting', ['postingId', 'startsAt'])
@Index('idx_shifts_free_time', ['state', 'seatsFull', 'startsAt', 'id', 'listedUntil', 'hourlyWorthFen'])
@Index('idx_shifts_free_place', [
  'state',
  'seatsFull',
  'gridCell',
  'listedUntil',
  'startsAt',
  'hourlyWorthFen',
  'tradeCode',
  'lng',
  'lat',
])
@Index('idx_shifts_free_city', ['state', 'seatsFull', 'cityCode', 'startsAt', 'id'])
@Index('idx_shifts_free_trade', ['state', 'seatsFull', 'tradeCode', 'startsAt', 'id'])
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
  /** Every seat is taken, as last heard from bookings: lists of open work leave it out. */
  @FlagColumn({ default: 0 }) seatsFull!: boolean;
  /** Version of the seats in bookings that `seatsFull` follows. */
  @IntColumn({ default: 0 }) seatsFullVersion!: number;
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
