import { Entity, Index } from 'typeorm';
import { CodeColumn, FlagColumn, IdColumn, IdPk, Instant } from '@gg/platform';

/** A person asked for the erasure of their account (注销账号): what was asked, and what became of it. */
@Entity('erasures')
@Index('uq_erasures_live', ['accountId', 'live'], { unique: true })
export class ErasureEntity {
  @IdPk() id!: string;
  @IdColumn() accountId!: string;
  /** asked | withdrawn | done */
  @CodeColumn(12) state!: string;
  /** 1 while it waits, NULL once it was taken back or is done: it may be asked for again. */
  @FlagColumn({ nullable: true }) live!: boolean | null;
  @Instant() askedAt!: Date;
  /** When the account is erased unless it is taken back. */
  @Instant() dueAt!: Date;
  @Instant({ nullable: true }) endedAt!: Date | null;
  /** Until when law keeps what the data key opens; null: the key went with the account, or it is not erased. */
  @Instant({ nullable: true }) keepUntil!: Date | null;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) onBehalfOf!: string | null;
  @CodeColumn(12) channel!: string;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
