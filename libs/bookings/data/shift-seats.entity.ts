import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn } from '@gg/platform';

/** The seats of one shift. `filled` never passes `headcount`: the guarded update says so, and so does a check in the migrations. */
@Entity('shift_seats')
@Index('idx_shift_seats_employer_start', ['employerId', 'startsAt'])
export class ShiftSeatsEntity {
  @IdPk() shiftId!: string;
  @IdColumn() postingId!: string;
  @IdColumn() employerId!: string;
  @CodeColumn(6) cityCode!: string;
  @IntColumn() headcount!: number;
  @IntColumn() filled!: number;
  /** open | withdrawn | ended */
  @CodeColumn(12) state!: string;
  /** Grows with every change; a board of a lower version is older. */
  @IntColumn() version!: number;
  @Instant() startsAt!: Date;
  @Instant() endsAt!: Date;
}
