import { createHash } from 'node:crypto';
import { lstatSync, mkdirSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Unix socket paths end at 107 bytes (Linux) or 103 (macOS); the file's own name needs some of them. */
const LONGEST = 85;

/**
 * Where a data directory's Unix sockets go: a checkout may lie too deep for them, so they have a short folder of their
 * own, the same for the same data directory.
 *
 * @param {string} dataDir an existing directory
 * @returns {string}
 */
export function socketDirectory(dataDir) {
  const hash = createHash('sha256').update(realpathSync(dataDir)).digest('hex').slice(0, 10);
  const name = `gg-${process.getuid?.() ?? 0}-${hash}`;
  const wanted = join(tmpdir(), name);
  return wanted.length <= LONGEST ? wanted : join('/tmp', name);
}

/** Only ours: in a folder that all users share, somebody else may have made the name before. @param {string} dataDir */
export function makeSocketDirectory(dataDir) {
  const directory = socketDirectory(dataDir);
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const found = lstatSync(directory);
  const ours = found.isDirectory() && (process.getuid === undefined || found.uid === process.getuid());
  if (!ours) throw new Error(`${directory} belongs to somebody else`);
  return directory;
}

/** @param {string} dataDir an existing directory */
export function removeSocketDirectory(dataDir) {
  rmSync(socketDirectory(dataDir), { recursive: true, force: true });
}
