import {
  CodeColumn,
  CodePk,
  FlagColumn,
  IdColumn,
  IdPk,
  Instant,
  IntColumn,
  JsonColumn,
  LocalDateColumn,
  TextColumn,
} from '@gg/platform';
import { Entity, Index } from 'typeorm';

/** Every change of a surplus or a shortage: who, for whom, when, why. Append-only. */
@Entity('shared_posting_transitions')
@Index('idx_shared_posting_transitions_posting', ['postingId', 'at'])
export class SharedPostingTransitionEntity {
  @IdPk() id!: string;
  @IdColumn() postingId!: string;
  /** The same as `toState` where it was changed in its state. */
  @CodeColumn(12, { nullable: true }) fromState!: string | null;
  @CodeColumn(12) toState!: string;
  @IntColumn() postingVersion!: number;
  @Instant() at!: Date;
  @TextColumn(500, { nullable: true }) reason!: string | null;
  /** Ids of rules and reasons behind it, as a JSON list. */
  @JsonColumn() because!: string;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}

/** One judging of a surplus or a shortage by the rules: the facts and what was found of them. Append-only. */
@Entity('shared_judgements')
@Index('idx_shared_judgements_posting', ['postingId', 'at'])
export class SharedJudgementEntity {
  @IdPk() id!: string;
  @IdColumn() postingId!: string;
  @IntColumn() postingVersion!: number;
  @Instant() at!: Date;
  /** The local date whose rules were applied. */
  @LocalDateColumn() lawDate!: string;
  /** publish | change | review */
  @CodeColumn(12) occasion!: string;
  @JsonColumn() facts!: string;
  @JsonColumn() findings!: string;
}

/** Every change of a pair's state: who, for whom, when, why. Append-only. */
@Entity('shared_pair_transitions')
@Index('idx_shared_pair_transitions_pair', ['pairId', 'pairVersion'])
export class SharedPairTransitionEntity {
  @IdPk() id!: string;
  @IdColumn() pairId!: string;
  @IntColumn() pairVersion!: number;
  /** The same as `toState` where it is for other heads, or on other terms, than before. */
  @CodeColumn(20, { nullable: true }) fromState!: string | null;
  @CodeColumn(20) toState!: string;
  @IntColumn() heads!: number;
  @Instant() at!: Date;
  @TextColumn(500, { nullable: true }) reason!: string | null;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}

/**
 * A city in which firms share workers. Whatever bears on its pairs writes this row first, so that no two such changes run
 * side by side; and it says whether an allocation is on its way.
 */
@Entity('shared_cities')
export class SharedCityEntity {
  @CodePk(4) cityCode!: string;
  /** What its events are about. */
  @IdColumn() id!: string;
  @IntColumn() version!: number;
  @FlagColumn() pending!: boolean;
  /** Number of its last allocation. */
  @IntColumn() allocation!: number;
  /** More postings were open than one allocation takes: the newest wait. */
  @FlagColumn() cut!: boolean;
  /** Nothing better than the last allocation exists. */
  @FlagColumn() proven!: boolean;
  @Instant({ nullable: true }) allocatedAt!: Date | null;
}
