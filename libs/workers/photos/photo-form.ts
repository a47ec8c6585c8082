/** What a file is by its first bytes; its name and its declared type are nobody's word. */
export type PhotoForm = 'jpeg' | 'png' | 'webp' | 'heic';

/** Brands of the HEIF family (ISO/IEC 23008-12), of which no browser but Safari shows the photos. */
const HEIF_BRANDS = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1', 'avif', 'avis']);

const startsWith = (file: Buffer, bytes: readonly number[]): boolean => bytes.every((byte, at) => file[at] === byte);

/** The form of a photo; null for everything else, whatever it is called. */
export function photoForm(file: Buffer): PhotoForm | null {
  if (startsWith(file, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (startsWith(file, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'png';
  const text = (from: number): string => file.toString('latin1', from, from + 4);
  if (text(0) === 'RIFF' && text(8) === 'WEBP') return 'webp';
  return text(4) === 'ftyp' && HEIF_BRANDS.has(text(8)) ? 'heic' : null;
}
