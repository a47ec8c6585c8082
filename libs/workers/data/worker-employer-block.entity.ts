import { Entity, Index } from 'typeorm';
import { IdPk, Instant, TextColumn } from '@gg/platform';

/** An employer that the person does not want. */
@Entity('worker_employer_blocks')
@Index('idx_worker_employer_blocks_employer', ['employerId', 'workerId'])
export class WorkerEmployerBlockEntity {
  @IdPk() workerId!: string;
  @IdPk() employerId!: string;
  @TextColumn(200, { nullable: true }) reason!: string | null;
  @Instant() blockedAt!: Date;
}
