import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { STOP_ORDER } from './managed-process.mjs';
import { stillRuns } from './process-identity.mjs';
import { waitUntil } from './wait-until.mjs';

const GRACE_MS = 10_000;
const AFTER_KILL_MS = 5_000;

/**
 * @typedef {import('./process-identity.mjs').ProcessIdentity & { name: string, marker: string, kind: keyof typeof STOP_ORDER }} PidRecord
 */

/**
 * Ends what an earlier launcher left running in this data directory when it was killed: services first, then Redis, then
 * MariaDB. Only a process that is provably the recorded one is touched (id, boot, start tick and command line).
 *
 * @param {string} dataDir
 * @param {(sentence: string) => void} [say]
 * @returns {Promise<string[]>} the names of those that were stopped
 */
export async function stopOrphans(dataDir, say = () => undefined) {
  const directory = join(dataDir, 'pids');
  const records = recordsIn(directory);
  const orphans = records.filter((record) => stillRuns(record));
  for (const order of Object.values(STOP_ORDER)) {
    const group = orphans.filter((orphan) => (STOP_ORDER[orphan.kind] ?? STOP_ORDER.service) === order);
    await Promise.all(group.map((orphan) => endOrphan(orphan)));
    for (const orphan of group)
      say(`Stopped ${orphan.name} (process ${orphan.pid}), left over from a start that was killed.`);
  }
  rmSync(directory, { recursive: true, force: true });
  return orphans.map((orphan) => orphan.name);
}

/**
 * @param {string} directory
 * @returns {PidRecord[]}
 */
function recordsIn(directory) {
  /** @type {string[]} */
  let files = [];
  try {
    files = readdirSync(directory).filter((file) => file.endsWith('.json'));
  } catch {
    return [];
  }
  return files.flatMap((file) => {
    try {
      return [/** @type {PidRecord} */ (JSON.parse(readFileSync(join(directory, file), 'utf8')))];
    } catch {
      return [];
    }
  });
}

/** @param {PidRecord} orphan */
async function endOrphan(orphan) {
  const gone = () => !stillRuns(orphan);
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      if (!gone()) process.kill(orphan.pid, name);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
    }
  };
  const slow = new Error(`${orphan.name} (process ${orphan.pid}) does not end`);
  signal('SIGTERM');
  try {
    await waitUntil(gone, { deadlineMs: GRACE_MS, otherwise: () => slow });
  } catch (error) {
    if (error !== slow) throw error;
    signal('SIGKILL');
    await waitUntil(gone, { deadlineMs: AFTER_KILL_MS, otherwise: () => slow });
  }
}
