import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, JsonColumn } from '@gg/platform';

/**
 * Shifts that are assigned together (批量派单): a preview first, then offers. An employer's own, or the centre's over a region;
 * one of the two is null.
 */
@Entity('batch_assignments')
@Index('idx_batch_assignments_employer_asked', ['employerId', 'askedAt'])
@Index('idx_batch_assignments_asked', ['askedAt'])
export class BatchAssignmentEntity {
  @IdPk() id!: string;
  @IdColumn({ nullable: true }) employerId!: string | null;
  /** A city (4501) or a county (450103). */
  @CodeColumn(6, { nullable: true }) regionCode!: string | null;
  /** asked | ready | confirmed | offered | cancelled | failed */
  @CodeColumn(12) state!: string;
  /** one | several */
  @CodeColumn(8) shiftsPerWorker!: string;
  @Instant() askedAt!: Date;
  @Instant() changedAt!: Date;
  /** Until when the preview may be confirmed. */
  @Instant({ nullable: true }) expiresAt!: Date | null;
  /** What the planner does now; null while it waits. */
  @CodeColumn(16, { nullable: true }) stage!: string | null;
  @IntColumn() seats!: number;
  @IntColumn() filled!: number;
  /** The plan with everybody's score; nothing is kept of a batch that was cancelled or failed. */
  @JsonColumn({ nullable: true }) preview!: string | null;
  /** Provenance: of the asking, then of the confirmation. */
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12, { nullable: true }) channel!: string | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
}

/** What a batch does for one of its shifts. */
@Entity('batch_shifts')
export class BatchShiftEntity {
  @IdPk() batchId!: string;
  @IdPk() shiftId!: string;
  /** Open when it was asked. */
  @IntColumn() seats!: number;
  @IntColumn({ nullable: true }) planned!: number | null;
  @IntColumn({ nullable: true }) offered!: number | null;
  /** Why some of the plan were not asked after all, in counts. */
  @JsonColumn({ nullable: true }) leftOut!: string | null;
  /** The wave that the offers went out in. */
  @IntColumn({ nullable: true }) wave!: number | null;
  @Instant({ nullable: true }) doneAt!: Date | null;
}
