import { Column, Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant } from '@gg/platform';

/** A person's data key, wrapped by a master key. Erasing a person empties `wrappedKey`: nothing sealed opens again. */
@Entity('person_keys')
@Index('idx_person_keys_master_key', ['masterKeyId'])
export class PersonKeyEntity {
  @IdPk() id!: string;
  @IdColumn() accountId!: string;
  @CodeColumn(40) masterKeyId!: string;
  @Column({ type: 'varbinary', length: '255', nullable: true }) wrappedKey!: Buffer | null;
  @Instant() createdAt!: Date;
  @Instant({ nullable: true }) destroyedAt!: Date | null;
}
