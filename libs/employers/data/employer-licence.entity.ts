import { Entity, Index } from 'typeorm';
import { IdColumn, IdPk, Instant, IntColumn, LocalDateColumn, TextColumn } from '@gg/platform';

/** 人力资源服务许可证 of an agent. A newer one replaces it; both stay. */
@Entity('employer_licences')
@Index('uq_employer_licences_live', ['employerId', 'live'], { unique: true })
export class EmployerLicenceEntity {
  @IdPk() id!: string;
  @IdColumn() employerId!: string;
  @TextColumn(60) number!: string;
  @LocalDateColumn() validFrom!: string;
  @LocalDateColumn({ nullable: true }) validTo!: string | null;
  @Instant() statedAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  /** 1, or null once replaced. */
  @IntColumn({ nullable: true }) live!: number | null;
  @Instant({ nullable: true }) endedAt!: Date | null;
}
