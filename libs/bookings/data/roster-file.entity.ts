import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn } from '@gg/platform';

/** A roster (用工名单) that an employer asked for as a file: who, of which shift, for what. The file itself is not kept. */
@Entity('roster_files')
@Index('uq_roster_files_hour', ['employerId', 'hour', 'number'], { unique: true })
export class RosterFileEntity {
  @IdPk() id!: string;
  @IdColumn() shiftId!: string;
  @IdColumn() employerId!: string;
  @IdColumn() accountId!: string;
  /** insurance | gate | wages; null: without ID numbers */
  @CodeColumn(12, { nullable: true }) purpose!: string | null;
  @Instant() madeAt!: Date;
  /** Start of the hour in which it was asked for, and the how-manyth of its employer it was then: the limit holds by this key. */
  @Instant() hour!: Date;
  @IntColumn() number!: number;
  @Instant() expiresAt!: Date;
  @IntColumn() downloads!: number;
}
