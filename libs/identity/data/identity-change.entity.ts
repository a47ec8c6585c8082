import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant } from '@gg/platform';

/** Every change of an identity state (实名状态). Append-only. */
@Entity('identity_changes')
@Index('idx_identity_changes_account', ['accountId', 'at'])
export class IdentityChangeEntity {
  @IdPk() id!: string;
  @IdColumn() accountId!: string;
  @CodeColumn(12) fromState!: string;
  @CodeColumn(12) toState!: string;
  @Instant() at!: Date;
  @IdColumn() actorId!: string;
  @CodeColumn(12) channel!: string;
  /** `number_given`, the method of a proof, or the reason of a withdrawal. */
  @CodeColumn(32) why!: string;
}
