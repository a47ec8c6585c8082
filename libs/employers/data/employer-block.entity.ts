import { Entity, Index } from 'typeorm';
import { IdColumn, IdPk, Instant, TextColumn } from '@gg/platform';

/** A worker whom an employer does not want again. */
@Entity('employer_blocks')
@Index('idx_employer_blocks_worker', ['workerId'])
export class EmployerBlockEntity {
  @IdPk() employerId!: string;
  @IdPk() workerId!: string;
  @TextColumn(200, { nullable: true }) reason!: string | null;
  @Instant() blockedAt!: Date;
  @IdColumn({ nullable: true }) blockedBy!: string | null;
}
