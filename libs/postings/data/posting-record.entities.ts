import {
  CodeColumn,
  FlagColumn,
  IdColumn,
  IdPk,
  Instant,
  IntColumn,
  IntPk,
  JsonColumn,
  LocalDateColumn,
  TextColumn,
} from '@gg/platform';
import { Entity, Index } from 'typeorm';

/** Every change of a posting's state: who, for whom, when, why. Append-only. */
@Entity('posting_transitions')
@Index('idx_posting_transitions_posting', ['postingId', 'at'])
export class PostingTransitionEntity {
  @IdPk() id!: string;
  @IdColumn() postingId!: string;
  @CodeColumn(12, { nullable: true }) fromState!: string | null;
  @CodeColumn(12) toState!: string;
  @Instant() at!: Date;
  /** Words of the one who did it; null where the act speaks for itself. */
  @TextColumn(500, { nullable: true }) reason!: string | null;
  /** Ids of rules and reasons behind it, as a JSON list. */
  @JsonColumn() because!: string;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}

/** One judging of a posting by the rules, with the facts it was made on, so that it can be replayed. Append-only. */
@Entity('posting_judgements')
@Index('idx_posting_judgements_posting', ['postingId', 'at'])
export class PostingJudgementEntity {
  @IdPk() id!: string;
  @IdColumn() postingId!: string;
  @IntColumn() postingVersion!: number;
  @Instant() at!: Date;
  /** The local date whose rules were applied. */
  @LocalDateColumn() lawDate!: string;
  /** publish | review */
  @CodeColumn(12) occasion!: string;
  /** All that the rules looked at, the figures of law included. */
  @JsonColumn() facts!: string;
}

/** A finding (合规结论) of one judging, in the judge's order. Append-only. */
@Entity('posting_findings')
@Index('idx_posting_findings_rule', ['ruleId', 'severity'])
export class PostingFindingEntity {
  @IdPk() judgementId!: string;
  @IntPk() place!: number;
  @CodeColumn(64) ruleId!: string;
  @IntColumn() ruleVersion!: number;
  @CodeColumn(8) severity!: string;
  @FlagColumn() review!: boolean;
  /** The whole finding: sentences, numbers, basis, way out. */
  @JsonColumn() finding!: string;
}

/** An employer's appeal against a take-down (申诉), and what a second member of staff decided. One for each take-down. */
@Entity('posting_appeals')
@Index('idx_posting_appeals_open', ['state', 'regionCode', 'madeAt'])
export class PostingAppealEntity {
  @IdPk() postingId!: string;
  @IdColumn() employerId!: string;
  @CodeColumn(6) regionCode!: string;
  /** made | upheld | dismissed */
  @CodeColumn(12) state!: string;
  @TextColumn(1000) statement!: string;
  @Instant() madeAt!: Date;
  @TextColumn(500, { nullable: true }) decision!: string | null;
  @Instant({ nullable: true }) decidedAt!: Date | null;
  @IdColumn({ nullable: true }) decidedBy!: string | null;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
