import { open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import { lineMemory } from '../domain/packed/line-memory';

const MAGIC = 0x4747_4331;
/** Magic, length and checksum of the table of contents, in 32 bits each. */
const FOOTER_BYTES = 12;

interface Contents<Facts> {
  readonly facts: Facts;
  /** Length and checksum of every piece, in order. */
  readonly pieces: readonly (readonly [length: number, checksum: number])[];
}

/** The file is not whole, or not one of these: whatever it is, nothing of it is believed. */
export class DamagedSnapshot extends Error {}

/** What a process writes before it has all. */
const partOf = (path: string, pid: number): string => `${path}.${pid}.part`;

/**
 * Removes what processes that are gone had written of a snapshot when they were killed. For a start: before this process
 * writes one itself. @returns how many there were
 */
export async function removeLeftovers(path: string): Promise<number> {
  const prefix = `${basename(path)}.`;
  let removed = 0;
  for (const name of await namesIn(dirname(path))) {
    const pid = name.startsWith(prefix) ? /^([1-9][0-9]*)\.part$/.exec(name.slice(prefix.length))?.[1] : undefined;
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    await rm(partOf(path, Number(pid)), { force: true });
    removed++;
  }
  return removed;
}

/** None where there is no folder yet, as before a first start. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: somebody else's.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

/**
 * Writes pieces of memory and the facts about them. The file appears under its name only when all of it is on the disk; one
 * that was there stays until then. The event loop gets its turn after every piece.
 */
export async function writeSnapshot(path: string, facts: unknown, pieces: Iterable<Uint8Array>): Promise<void> {
  const part = partOf(path, process.pid);
  try {
    const file = await open(part, 'w', 0o600);
    try {
      const table: [number, number][] = [];
      for (const piece of pieces) {
        table.push([piece.byteLength, crc32(piece)]);
        await file.writeFile(piece);
        await turn();
      }
      const contents = Buffer.from(JSON.stringify({ facts, pieces: table }));
      const footer = Buffer.alloc(FOOTER_BYTES);
      footer.writeUInt32LE(MAGIC, 0);
      footer.writeUInt32LE(contents.length, 4);
      footer.writeUInt32LE(crc32(contents), 8);
      await file.writeFile(Buffer.concat([contents, footer]));
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(part, path);
    await syncFolder(dirname(path));
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

/** A rename is on the disk when the folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** An open snapshot: its facts are known, and its pieces are read one after the other. */
export class SnapshotFile<Facts> {
  private constructor(
    private readonly file: FileHandle,
    private readonly contents: Contents<Facts>,
  ) {}

  /** Null when there is none. Throws {@link DamagedSnapshot}. */
  static async open<Facts>(path: string): Promise<SnapshotFile<Facts> | null> {
    let file: FileHandle;
    try {
      file = await open(path, 'r');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
      throw error;
    }
    try {
      return new SnapshotFile<Facts>(file, await contentsOf<Facts>(file));
    } catch (error) {
      await file.close();
      throw error;
    }
  }

  get facts(): Facts {
    return this.contents.facts;
  }

  /** All pieces, each in memory of its own. Throws {@link DamagedSnapshot} when one is not what was written. */
  async pieces(): Promise<Uint8Array[]> {
    const pieces: Uint8Array[] = [];
    let at = 0;
    for (const [length, checksum] of this.contents.pieces) {
      const piece = await readAt(this.file, at, length);
      if (crc32(piece) !== checksum) throw new DamagedSnapshot(`the checksum of the piece at ${at} is wrong`);
      pieces.push(piece);
      at += length;
    }
    return pieces;
  }

  close(): Promise<void> {
    return this.file.close();
  }
}

async function contentsOf<Facts>(file: FileHandle): Promise<Contents<Facts>> {
  const { size } = await file.stat();
  if (size < FOOTER_BYTES) throw new DamagedSnapshot('it is too short');
  const footer = Buffer.from(await readAt(file, size - FOOTER_BYTES, FOOTER_BYTES));
  const length = footer.readUInt32LE(4);
  if (footer.readUInt32LE(0) !== MAGIC || length + FOOTER_BYTES > size) throw new DamagedSnapshot('it has no end');
  const contents = await readAt(file, size - FOOTER_BYTES - length, length);
  if (crc32(contents) !== footer.readUInt32LE(8)) throw new DamagedSnapshot('the checksum of its contents is wrong');
  const parsed = JSON.parse(Buffer.from(contents).toString('utf8')) as Contents<Facts>;
  const total = parsed.pieces.reduce((sum, [bytes]) => sum + bytes, 0);
  if (total + length + FOOTER_BYTES !== size) throw new DamagedSnapshot('its pieces are not as long as they should be');
  return parsed;
}

async function readAt(file: FileHandle, at: number, length: number): Promise<Uint8Array> {
  const bytes = lineMemory(length);
  for (let done = 0; done < length;) {
    const { bytesRead } = await file.read(bytes, done, length - done, at + done);
    if (bytesRead === 0) throw new DamagedSnapshot('it ends too soon');
    done += bytesRead;
  }
  return bytes;
}
