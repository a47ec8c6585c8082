import { Entity, Index } from 'typeorm';
import { CodeColumn, CodePk, DigestColumn, IdPk, Instant, JsonColumn } from './columns';

/** A request that took effect, with its answer, so that it can be sent twice. Kept 7 days: phones queue offline. */
@Entity('idempotency_keys')
@Index('idx_idempotency_keys_created', ['createdAt'])
export class IdempotencyKeyEntity {
  @IdPk() accountId!: string;
  @CodePk(64) idemKey!: string;
  @CodeColumn(160) route!: string;
  @DigestColumn() bodyHash!: Buffer;
  @JsonColumn({ nullable: true }) answer!: string | null;
  @Instant() createdAt!: Date;
}
