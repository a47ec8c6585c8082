import { inflateRawSync } from 'node:zlib';
import { DomainError } from '@gg/kernel';

/** What all parts of a workbook may come to when unpacked, bytes: a sheet of 10,000 full rows has about a third. */
const MAX_UNPACKED = 96 * 1_048_576;
const MAX_ENTRIES = 2_000;

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks every part of a zip file once, within a bound, before a reader without bounds gets it: a few kilobytes of zip
 * can hold gigabytes, and the sizes a file declares of itself may be lies. Throws `posting.import_unreadable` and
 * `posting.import_too_large`.
 */
export function assertBoundedZip(file: Buffer, maxUnpacked = MAX_UNPACKED): void {
  let left = maxUnpacked;
  for (const { method, packed } of entriesOf(file)) {
    if (method === STORED) left -= packed.length;
    else if (method === DEFLATED) left -= unpackedSize(packed, left);
    else throw unreadable();
    if (left < 0) throw new DomainError('posting.import_too_large');
  }
}

function unpackedSize(packed: Buffer, atMost: number): number {
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, atMost) }).length;
  } catch (error) {
    const tooLarge = (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE';
    throw tooLarge ? new DomainError('posting.import_too_large') : unreadable();
  }
}

const unreadable = (): DomainError => new DomainError('posting.import_unreadable');

/** The parts by the central directory, which is what readers go by. */
function entriesOf(file: Buffer): { method: number; packed: Buffer }[] {
  const end = endOf(file);
  const count = file.readUInt16LE(end + 10);
  if (count > MAX_ENTRIES) throw new DomainError('posting.import_too_large');
  const entries = [];
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== CENTRAL) throw unreadable();
    const method = file.readUInt16LE(at + 10);
    const packedSize = file.readUInt32LE(at + 20);
    const local = file.readUInt32LE(at + 42);
    entries.push({ method, packed: partAt(file, local, packedSize) });
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

function partAt(file: Buffer, local: number, size: number): Buffer {
  if (local + 30 > file.length || file.readUInt32LE(local) !== LOCAL) throw unreadable();
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28);
  if (from + size > file.length) throw unreadable();
  return file.subarray(from, from + size);
}

/** Where the end record begins: the last thing in the file but a comment of at most 65,535 bytes. */
function endOf(file: Buffer): number {
  const first = Math.max(0, file.length - END_BYTES - 0xffff);
  for (let at = file.length - END_BYTES; at >= first; at--) {
    if (file.readUInt32LE(at) === END) return at;
  }
  throw unreadable();
}
