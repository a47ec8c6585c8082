import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CodeColumn, FlagColumn, IdPk, Instant, IntColumn } from '@gg/platform';

/** How a member of staff signs in. */
@Entity('staff_credentials')
@Index('uq_staff_credentials_name', ['signInName'], { unique: true })
export class StaffCredentialEntity {
  @IdPk() accountId!: string;
  @CodeColumn(32) signInName!: string;
  /** PHC string of argon2id. */
  @CodeColumn(255) passwordHash!: string;
  /** Set by somebody else: the session may do nothing but choose another. */
  @FlagColumn() mustChange!: boolean;
  @Instant() changedAt!: Date;
}

/**
 * Tries at a sign-in name, whether it exists or not: what a stranger sees must not tell which names there are.
 */
@Entity('password_tries')
@Index('idx_password_tries_window', ['windowStartedAt'])
export class PasswordTryEntity {
  @PrimaryColumn({ type: 'binary', length: '32' }) nameDigest!: Buffer;
  @IntColumn() version!: number;
  @IntColumn() tries!: number;
  @Instant({ nullable: true }) windowStartedAt!: Date | null;
}
