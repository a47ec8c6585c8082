import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';

/**
 * A process id alone names nobody: ids are used again. A process is the same one when it lives in the same boot of the
 * machine and started at the same tick.
 *
 * @typedef {import('./process-identity.d.mts').ProcessIdentity} ProcessIdentity
 */

const onLinux = existsSync('/proc/self/stat');

/** @returns {string} */
function bootOfThisMachine() {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return '';
  }
}

/**
 * Who runs under this id now; undefined when nobody does. A zombie is nobody: it has ended and only waits to be counted.
 *
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
export function processIdentity(pid) {
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  return onLinux ? identityFromProc(pid) : identityFromPs(pid);
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
function identityFromProc(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The second field is the program's name in brackets and may itself hold brackets and spaces: count from the last one.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    const [state, parentPid] = fields;
    if (state === 'Z' || state === 'X') return undefined;
    const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').join(' ').trim();
    return { pid, parentPid: Number(parentPid), boot: bootOfThisMachine(), started: fields[19] ?? '', command };
  } catch {
    return undefined;
  }
}

/**
 * @param {number} pid
 * @returns {ProcessIdentity | undefined}
 */
function identityFromPs(pid) {
  try {
    const options = /** @type {const} */ ({ encoding: 'utf8', env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' } });
    const line = execFileSync('ps', ['-ww', '-o', 'stat=,ppid=,lstart=,command=', '-p', String(pid)], options).trim();
    const found = /^(\S+)\s+(\d+)\s+(\S+\s+\S+\s+\d+\s+\S+\s+\d+)\s+(.*)$/.exec(line);
    if (!found || (found[1] ?? '').startsWith('Z')) return undefined;
    return { pid, parentPid: Number(found[2]), boot: '', started: found[3] ?? '', command: found[4] ?? '' };
  } catch {
    return undefined;
  }
}

/**
 * Whether the process that was recorded still runs: same id, same boot, same start, and, where the record names a
 * marker (a path that only we would pass), a command line that holds it.
 *
 * @param {{ pid: number, boot: string, started: string, marker?: string }} recorded
 * @returns {boolean}
 */
export function stillRuns(recorded) {
  const now = processIdentity(recorded.pid);
  if (!now || now.boot !== recorded.boot || now.started !== recorded.started) return false;
  return !recorded.marker || now.command.includes(recorded.marker);
}
