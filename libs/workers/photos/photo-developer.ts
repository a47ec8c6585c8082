import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '@gg/kernel';
import { CONFIG, type Config, type Settings } from '@gg/platform';
import sharp from 'sharp';
import { photoForm } from './photo-form';

/** A photo as it is kept. */
export interface CleanPhoto {
  readonly image: Buffer;
  readonly mediaType: 'image/webp';
  readonly width: number;
  readonly height: number;
}

const MILLION = 1_000_000;

/** Of the kept picture: below it the small print of a card begins to blur. */
const QUALITY = 82;

// One thread a picture: how many are decoded at once is counted here. Nothing of one person's is kept for the next.
sharp.concurrency(1);
sharp.cache(false);

/**
 * Makes a file that somebody sent into a picture of ours: decoded to its pixels, turned upright, made smaller and encoded
 * anew. Where and with what it was taken (EXIF, GPS, XMP), previews, and whatever was hidden behind it stay behind.
 */
@Injectable()
export class PhotoDeveloper {
  private readonly settings: Settings['photos'];
  private running = 0;
  private readonly queue: (() => void)[] = [];

  constructor(@Inject(CONFIG) config: Pick<Config, 'settings'>) {
    this.settings = config.settings.photos;
  }

  /**
   * Throws `worker.photo_unreadable` for what is no photo or broken, `worker.photo_heic`, `worker.photo_too_many_pixels`,
   * `worker.photos_busy`.
   */
  async develop(file: Buffer): Promise<CleanPhoto> {
    const form = photoForm(file);
    if (form === null) throw new DomainError('worker.photo_unreadable');
    if (form === 'heic') throw new DomainError('worker.photo_heic');
    await this.turn();
    try {
      return await this.decode(file);
    } finally {
      this.running--;
      this.queue.shift()?.();
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= this.settings.atOnce) {
      if (this.queue.length >= this.settings.waiting) throw new DomainError('worker.photos_busy');
      await new Promise<void>((resolve) => this.queue.push(resolve));
    }
    this.running++;
  }

  private async decode(file: Buffer): Promise<CleanPhoto> {
    const { maxPixels, longestSidePx, decodeSeconds } = this.settings;
    // Read from its head alone, before anything is unpacked.
    const { width = 0, height = 0 } = await readable(sharp(file, { limitInputPixels: false }).metadata());
    if (width * height > maxPixels) {
      throw new DomainError('worker.photo_too_many_pixels', { million: Math.floor(maxPixels / MILLION) });
    }
    const { data, info } = await readable(
      sharp(file, { limitInputPixels: maxPixels, failOn: 'error' })
        .autoOrient()
        .resize({ width: longestSidePx, height: longestSidePx, fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .webp({ quality: QUALITY })
        .timeout({ seconds: decodeSeconds })
        .toBuffer({ resolveWithObject: true }),
    );
    return { image: data, mediaType: 'image/webp', width: info.width, height: info.height };
  }
}

/** What the decoder cannot read is no photo for anybody else either. */
async function readable<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch {
    throw new DomainError('worker.photo_unreadable');
  }
}
