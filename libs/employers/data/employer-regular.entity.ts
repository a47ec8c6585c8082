import { Column, Entity, Index } from 'typeorm';
import { IdColumn, IdPk, Instant, IntColumn, SealedColumn } from '@gg/platform';

/**
 * 熟工: a worker whom an employer names, by the person or by a phone number. A number that belongs to nobody yet waits
 * for its owner to register. Who was named by number stays shown as that number: whether it has found its owner is not
 * told, so a person may stand in the list twice.
 */
@Entity('employer_regulars')
@Index('uq_employer_regulars_worker', ['employerId', 'workerId', 'live'], { unique: true })
@Index('uq_employer_regulars_phone', ['employerId', 'phoneIndex', 'live'], { unique: true })
@Index('idx_employer_regulars_waiting', ['waiting', 'phoneIndex'])
@Index('idx_employer_regulars_person', ['workerId'])
@Index('idx_employer_regulars_matched', ['matchedWorkerId'])
@Index('idx_employer_regulars_place', ['employerId', 'place'])
export class EmployerRegularEntity {
  @IdPk() id!: string;
  @IdColumn() employerId!: string;
  /** Order of addition. */
  @IntColumn() place!: number;
  /** Named by the person. */
  @IdColumn({ nullable: true }) workerId!: string | null;
  /** Named by a phone number: its blind index, and the number itself for those who named it. */
  @Column({ type: 'binary', length: '32', nullable: true }) phoneIndex!: Buffer | null;
  @SealedColumn({ nullable: true }) phone!: Buffer | null;
  /** Whose number it was when it first belonged to somebody; stays with that person when the number moves on. */
  @IdColumn({ nullable: true }) matchedWorkerId!: string | null;
  /** 1 while a number waits for its owner. */
  @IntColumn({ nullable: true }) waiting!: number | null;
  @Instant() addedAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
  /** 1, or null once taken off. */
  @IntColumn({ nullable: true }) live!: number | null;
  @Instant({ nullable: true }) removedAt!: Date | null;
}
