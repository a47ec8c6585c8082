import { Entity, Index } from 'typeorm';
import { IdColumn, IdPk, Instant, JsonColumn, TextColumn } from '@gg/platform';

/** What an employer posts again and again (岗位模板): a posting's terms and the patterns of its shifts, under a name. */
@Entity('posting_templates')
@Index('uq_posting_templates_name', ['employerId', 'name'], { unique: true })
export class PostingTemplateEntity {
  @IdPk() id!: string;
  @IdColumn() employerId!: string;
  @TextColumn(60) name!: string;
  /** The posting it was made of: its site contact is copied, and what staff decided of it follows. */
  @IdColumn() sourceId!: string;
  /** Everything offered and asked, without the shifts. */
  @JsonColumn() terms!: string;
  /** Shifts of the source: of their times only the hours count. */
  @JsonColumn() shifts!: string;
  @Instant() savedAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
}
