import { mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-identity.mjs';

/**
 * The order in which things are stopped: what uses a server goes before the server.
 * @type {Readonly<Record<'service' | 'redis' | 'mariadb', number>>}
 */
export const STOP_ORDER = Object.freeze({ service: 1, redis: 2, mariadb: 3 });

/**
 * What is written down of a process that could be left over: enough to know it again for certain.
 *
 * @typedef {import('./process-identity.mjs').ProcessIdentity & {
 *   name: string, marker: string, kind: keyof typeof STOP_ORDER
 * }} PidRecord
 */

/** @param {string} dataDir @returns {string} */
function directoryOf(dataDir) {
  return join(dataDir, 'pids');
}

/**
 * Records a process that was just started.
 *
 * @param {string} dataDir
 * @param {number} pid
 * @param {{ name: string, marker: string, kind: keyof typeof STOP_ORDER }} about `marker` is a part of its command line
 */
export function recordProcess(dataDir, pid, { name, marker, kind }) {
  const identity = processIdentity(pid);
  // Gone already: nobody is left who could be left over.
  if (!identity) return;
  const file = join(directoryOf(dataDir), `${name}.json`);
  mkdirSync(directoryOf(dataDir), { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify({ ...identity, name, marker, kind })}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** @param {string} dataDir @param {string} name */
export function forgetProcess(dataDir, name) {
  rmSync(join(directoryOf(dataDir), `${name}.json`), { force: true });
}

/**
 * All that are recorded in a data directory, alive or not.
 *
 * @param {string} dataDir
 * @returns {PidRecord[]}
 */
export function recordedProcesses(dataDir) {
  /** @type {string[]} */
  let files = [];
  try {
    files = readdirSync(directoryOf(dataDir)).filter((file) => file.endsWith('.json'));
  } catch {
    return [];
  }
  return files.flatMap((file) => {
    try {
      return [/** @type {PidRecord} */ (JSON.parse(readFileSync(join(directoryOf(dataDir), file), 'utf8')))];
    } catch {
      return [];
    }
  });
}

/** @param {string} dataDir */
export function forgetAllProcesses(dataDir) {
  rmSync(directoryOf(dataDir), { recursive: true, force: true });
}
