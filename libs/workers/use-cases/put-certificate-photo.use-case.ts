import { Inject, Injectable } from '@nestjs/common';
import { PersonVault } from '@gg/identity';
import { DomainError, type Id, type LocalDate } from '@gg/kernel';
import { CONFIG, type Caller, type Config } from '@gg/platform';
import { keepPhotoUntil, sealPhoto, type PhotoFacts } from '../data/certificate-photos';
import { PhotoDeveloper } from '../photos/photo-developer';
import { WorkerChanges } from './worker-changes';

/**
 * The photo of a certificate, sent by its worker or by staff on behalf; it takes the place of the one before. What staff
 * proved stays proven: they saw the paper itself. Throws `resource.not_found` and as {@link PhotoDeveloper} does.
 */
@Injectable()
export class PutCertificatePhoto {
  constructor(
    @Inject(WorkerChanges) private readonly changes: WorkerChanges,
    @Inject(PhotoDeveloper) private readonly developer: PhotoDeveloper,
    @Inject(PersonVault) private readonly vault: PersonVault,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  /** @param file as it was sent, whatever it is */
  async execute(
    caller: Caller,
    { certificateId, file }: { readonly certificateId: Id; readonly file: Buffer },
  ): Promise<PhotoFacts> {
    // Before the transaction: decoding takes longer than any row should be held.
    const { image, mediaType, width, height } = await this.developer.develop(file);
    const { keepDays } = this.config.settings.photos;
    return this.changes.run(caller, 'workers.put-certificate-photo', 'desk.act_on_behalf', async (tx, workerId) => {
      const paper = await tx.row<{ validTo: LocalDate | null }>(
        'SELECT valid_to FROM worker_certificates WHERE id = ? AND worker_id = ? AND live = 1',
        [certificateId, workerId],
      );
      if (!paper) throw new DomainError('resource.not_found');
      const facts = { addedAt: tx.now.toISOString(), width, height, bytes: image.length };
      await tx.insert(
        'certificate_photos',
        {
          certificateId,
          workerId,
          imageSealed: await sealPhoto(tx, this.vault, { certificateId, workerId }, image),
          mediaType,
          width,
          height,
          bytes: image.length,
          keepUntil: keepPhotoUntil(paper.validTo, keepDays),
          addedAt: tx.now,
          actorId: caller.accountId,
          consentId: caller.consentId,
        },
        `ON DUPLICATE KEY UPDATE image_sealed = VALUES(image_sealed), media_type = VALUES(media_type),
           width = VALUES(width), height = VALUES(height), bytes = VALUES(bytes), keep_until = VALUES(keep_until),
           added_at = VALUES(added_at), actor_id = VALUES(actor_id), consent_id = VALUES(consent_id)`,
      );
      return facts;
    });
  }
}
