import { addDays, DomainError, type Id, type LocalDate } from '@gg/kernel';
import type { PersonVault } from '@gg/identity';
import type { Tx } from '@gg/platform';
import type { Reader } from './reader';

/** What is said of a photo without showing it. */
export interface PhotoFacts {
  readonly addedAt: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** A photo to be shown. */
export interface ShownPhoto {
  readonly image: Buffer;
  readonly mediaType: string;
}

const placeOf = (certificateId: Id) => ({
  table: 'certificate_photos',
  column: 'image_sealed',
  rowId: certificateId,
});

/** @param validTo the paper's last day; null: it has none */
export const keepPhotoUntil = (validTo: LocalDate | null, keepDays: number): LocalDate | null =>
  validTo === null ? null : addDays(validTo, keepDays);

/** Seals a picture for the row of its certificate. */
export async function sealPhoto(
  tx: Tx,
  vault: PersonVault,
  { certificateId, workerId }: { readonly certificateId: Id; readonly workerId: Id },
  image: Buffer,
): Promise<Buffer> {
  return vault.sealFile(await vault.keyOf(tx, workerId), placeOf(certificateId), image);
}

/** The photo of a worker's certificate. Throws `resource.not_found`, for another's too, and once the person is erased. */
export async function openPhoto(
  reader: Reader,
  vault: PersonVault,
  { certificateId, workerId }: { readonly certificateId: Id; readonly workerId: Id },
): Promise<ShownPhoto> {
  const row = await reader.row<{ imageSealed: Buffer; mediaType: string }>(
    'SELECT image_sealed, media_type FROM certificate_photos WHERE certificate_id = ? AND worker_id = ?',
    [certificateId, workerId],
  );
  const image = row && (await vault.openFile(reader, placeOf(certificateId), row.imageSealed));
  if (!row || !image) throw new DomainError('resource.not_found');
  return { image, mediaType: row.mediaType };
}

/** Removes the photo of a certificate. @returns whether there was one */
export const removePhoto = (tx: Tx, certificateId: Id, workerId: Id): Promise<boolean> =>
  tx.changedOne('DELETE FROM certificate_photos WHERE certificate_id = ? AND worker_id = ?', [certificateId, workerId]);
