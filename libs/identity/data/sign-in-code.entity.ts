import { Entity, Index, PrimaryColumn } from 'typeorm';
import { CodePk, DigestColumn, Instant, IntColumn, LocalDateColumn } from '@gg/platform';

/** The open one-time code of a phone number and what was sent to it lately. The row is the guard of both limits. */
@Entity('sign_in_codes')
@Index('idx_sign_in_codes_day', ['day'])
export class SignInCodeEntity {
  @PrimaryColumn({ type: 'binary', length: '32' }) phoneIndex!: Buffer;
  @CodePk(16) purpose!: string;
  /** Written before it is read in every transaction, so that two tries never count as one. */
  @IntColumn() version!: number;
  @DigestColumn({ nullable: true }) codeDigest!: Buffer | null;
  @Instant({ nullable: true }) expiresAt!: Date | null;
  @IntColumn() tries!: number;
  @LocalDateColumn({ nullable: true }) day!: string | null;
  @IntColumn() sentThatDay!: number;
  @Instant({ nullable: true }) windowStartedAt!: Date | null;
  @IntColumn() sentInWindow!: number;
}
