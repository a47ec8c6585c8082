import { DomainError } from '@gg/kernel';
import { decode } from 'iconv-lite';

const UTF8_BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const UTF16LE_BOM = Buffer.from([0xff, 0xfe]);
const REPLACEMENT = '\ufffd';

/**
 * The text of a CSV file: UTF-8 with or without its mark, UTF-16 as Excel's "Unicode text" has it, or GBK as Excel saves
 * CSV on Chinese Windows (read as its superset GB 18030). Bytes that are valid UTF-8 are taken for UTF-8: GBK text of
 * more than a few characters never is by accident. Throws `posting.import_encoding` for anything else.
 */
export function decodeText(file: Buffer): string {
  if (file.subarray(0, 2).equals(UTF16LE_BOM)) return decode(file.subarray(2), 'utf16-le');
  const bytes = file.subarray(0, 3).equals(UTF8_BOM) ? file.subarray(3) : file;
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text = decode(bytes, 'gb18030');
    if (text.includes(REPLACEMENT) || text.includes('\0')) throw new DomainError('posting.import_encoding');
    return text;
  }
}
