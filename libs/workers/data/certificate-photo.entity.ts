import { Entity, Index } from 'typeorm';
import { CodeColumn, IdColumn, IdPk, Instant, IntColumn, LocalDateColumn, SealedFileColumn } from '@gg/platform';

/** The photo of a certificate (证件照片), sealed under the person's key at this row. It goes with its certificate. */
@Entity('certificate_photos')
@Index('idx_certificate_photos_worker', ['workerId'])
@Index('idx_certificate_photos_keep', ['keepUntil'])
export class CertificatePhotoEntity {
  @IdPk() certificateId!: string;
  @IdColumn() workerId!: string;
  @SealedFileColumn() imageSealed!: Buffer;
  @CodeColumn(20) mediaType!: string;
  @IntColumn() width!: number;
  @IntColumn() height!: number;
  /** Of the picture as it is shown. */
  @IntColumn() bytes!: number;
  /** Local date from which nobody needs it; null while the paper has no last day. */
  @LocalDateColumn({ nullable: true }) keepUntil!: string | null;
  @Instant() addedAt!: Date;
  @IdColumn({ nullable: true }) actorId!: string | null;
  @IdColumn({ nullable: true }) consentId!: string | null;
}
