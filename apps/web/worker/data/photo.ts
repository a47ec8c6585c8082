/** Wide enough to read a paper's small print. */
const LONGEST_SIDE = 2_000;
const QUALITY = 0.85;
const MOST_BYTES = 8 * 1_048_576;

/**
 * A photo as it is sent: at most so large, and without what the camera wrote into it. What the browser cannot read is sent
 * as it is, and the service says what it thinks of it.
 */
export async function toSend(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', QUALITY));
    return made ?? file;
  } catch {
    return file;
  }
}

/** Whether it is not worth sending: the service would refuse it after minutes on a bad line. */
export const tooLarge = ({ size }: Blob): boolean => size > MOST_BYTES;
