import { Entity, Index } from 'typeorm';
import {
  CodeColumn,
  DigestColumn,
  IdColumn,
  IdPk,
  Instant,
  IntColumn,
  LocalDateColumn,
  SealedColumn,
} from '@gg/platform';

/**
 * One person, on whichever sides they act. Name, phone and ID number are sealed under the person's data key and found by
 * blind index. A worker's id is the account's id.
 */
@Entity('accounts')
@Index('uq_accounts_phone', ['phoneIndex'], { unique: true })
@Index('uq_accounts_id_number', ['idNumberIndex'], { unique: true })
@Index('idx_accounts_name', ['nameIndex'])
@Index('idx_accounts_region', ['regionCode'])
export class AccountEntity {
  @IdPk() id!: string;
  /** Grows with every change; a guarded update compares it. */
  @IntColumn() version!: number;
  /** `active`, `suspended` (cannot sign in), `erased` (the data key is destroyed). */
  @CodeColumn(12) state!: string;
  @IdColumn() personKeyId!: string;
  @SealedColumn({ nullable: true }) phone!: Buffer | null;
  @DigestColumn({ nullable: true }) phoneIndex!: Buffer | null;
  /** The last sign-in, SMS reply or call from the number. */
  @Instant({ nullable: true }) phoneHeardAt!: Date | null;
  @SealedColumn({ nullable: true }) name!: Buffer | null;
  @DigestColumn({ nullable: true }) nameIndex!: Buffer | null;
  @SealedColumn({ nullable: true }) idNumber!: Buffer | null;
  @DigestColumn({ nullable: true }) idNumberIndex!: Buffer | null;
  /** Read from the ID number: the law asks for ages by the day. */
  @LocalDateColumn({ nullable: true }) birthDate!: string | null;
  @CodeColumn(6, { nullable: true }) sex!: string | null;
  @CodeColumn(12) identityState!: string;
  @CodeColumn(32, { nullable: true }) proofMethod!: string | null;
  @IdColumn({ nullable: true }) proofBy!: string | null;
  @Instant({ nullable: true }) proofAt!: Date | null;
  @SealedColumn({ nullable: true }) proofReference!: Buffer | null;
  /** Whose staff answer for the person: county, city or `45`. */
  @CodeColumn(6) regionCode!: string;
  @Instant() createdAt!: Date;
  @Instant() updatedAt!: Date;
  /** Who registered the person, and how; null: the person. */
  @IdColumn({ nullable: true }) createdBy!: string | null;
  @CodeColumn(12) channel!: string;
}
