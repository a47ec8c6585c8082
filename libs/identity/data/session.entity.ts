import { Entity, Index } from 'typeorm';
import { CodeColumn, DigestColumn, IdColumn, IdPk, Instant, TextColumn } from '@gg/platform';

/** A sign-in that lasts. The token itself is only with the client; here is its SHA-256. */
@Entity('sessions')
@Index('uq_sessions_token', ['tokenDigest'], { unique: true })
@Index('idx_sessions_account', ['accountId', 'expiresAt'])
@Index('idx_sessions_expiry', ['expiresAt'])
export class SessionEntity {
  @IdPk() id!: string;
  @DigestColumn() tokenDigest!: Buffer;
  @IdColumn() accountId!: string;
  /** The service it is good for: `worker`, `employer`, `centre`. */
  @CodeColumn(10) service!: string;
  /** The organisation for which a member of several acts at present. */
  @IdColumn({ nullable: true }) employerId!: string | null;
  /** What the client said it is, for the list of one's own sessions. */
  @TextColumn(160, { nullable: true }) device!: string | null;
  @Instant() createdAt!: Date;
  @Instant() seenAt!: Date;
  @Instant() expiresAt!: Date;
  @Instant({ nullable: true }) endedAt!: Date | null;
  @IdColumn({ nullable: true }) endedBy!: string | null;
}
