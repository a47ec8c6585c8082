import { existsSync } from 'node:fs';
import { STOP_ORDER, forgetAllProcesses, recordedProcesses } from './pid-record.mjs';
import { stillRuns } from './process-identity.mjs';
import { removeSocketDirectory } from './socket-directory.mjs';
import { waitUntil } from './wait-until.mjs';

/** @typedef {import('./pid-record.mjs').PidRecord} PidRecord */

const GRACE_MS = 10_000;
const AFTER_KILL_MS = 5_000;

/**
 * Ends what an earlier launcher left running in this data directory when it was killed: services first, then Redis, then
 * MariaDB. Only a process that is provably the recorded one is touched (id, boot, start tick and command line).
 *
 * @param {string} dataDir
 * @param {(sentence: string) => void} [say]
 * @returns {Promise<string[]>} the names of those that were stopped
 */
export async function stopOrphans(dataDir, say = () => undefined) {
  const orphans = recordedProcesses(dataDir).filter((record) => stillRuns(record));
  for (const order of Object.values(STOP_ORDER)) {
    const group = orphans.filter((orphan) => (STOP_ORDER[orphan.kind] ?? STOP_ORDER.service) === order);
    await Promise.all(group.map((orphan) => endProcess(orphan)));
    for (const orphan of group)
      say(`Stopped ${orphan.name} (process ${orphan.pid}), left over from a start that was killed.`);
  }
  forgetAllProcesses(dataDir);
  if (existsSync(dataDir)) removeSocketDirectory(dataDir);
  return orphans.map((orphan) => orphan.name);
}

/**
 * Ends a recorded process, if it still is that one: asks it to, and ends it by force when it does not.
 *
 * @param {{ pid: number, boot: string, started: string, marker?: string, name?: string }} recorded
 */
export async function endProcess(recorded) {
  const gone = () => !stillRuns(recorded);
  const signal = (/** @type {NodeJS.Signals} */ name) => {
    try {
      if (!gone()) process.kill(recorded.pid, name);
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ESRCH') throw error;
    }
  };
  const slow = new Error(`${recorded.name ?? 'The owner'} (process ${recorded.pid}) does not end`);
  signal('SIGTERM');
  try {
    await waitUntil(gone, { deadlineMs: GRACE_MS, otherwise: () => slow });
  } catch (error) {
    if (error !== slow) throw error;
    signal('SIGKILL');
    await waitUntil(gone, { deadlineMs: AFTER_KILL_MS, otherwise: () => slow });
  }
}
