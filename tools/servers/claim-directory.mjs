import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity, stillRuns } from './process-identity.mjs';

/** @typedef {import('./process-identity.mjs').ProcessIdentity} ProcessIdentity */

const TRIES = 5;
const OWNER_FILE = 'owner.json';

/**
 * Makes this process the only owner of a data directory, so that two launchers never start servers on the same files.
 * A dead owner is replaced.
 *
 * @param {string} dataDir made where it is missing
 * @returns {{ release: () => void } | { heldBy: ProcessIdentity }}
 */
export function claimDirectory(dataDir) {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, OWNER_FILE);
  const me = processIdentity(process.pid);
  if (!me) throw new Error('this process cannot be identified');
  const mine = join(dataDir, `owner-${process.pid}.json`);
  writeFileSync(mine, `${JSON.stringify(me)}\n`, { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < TRIES; attempt += 1) {
      // A hard link either makes the name with its whole content or fails: nobody can see half a claim.
      if (linked(mine, file)) return { release: () => releaseIfOurs(file) };
      const owner = ownerIn(file);
      if (owner?.pid === process.pid && stillRuns(owner)) return { release: () => undefined };
      if (owner && stillRuns(owner)) return { heldBy: owner };
      removeDeadClaim(file);
    }
  } finally {
    rmSync(mine, { force: true });
  }
  throw new Error(`${file} changes all the time: several processes want ${dataDir} at once`);
}

/**
 * The process that has claimed a directory, alive or not.
 *
 * @param {string} dataDir
 * @returns {ProcessIdentity | undefined}
 */
export function ownerOf(dataDir) {
  return ownerIn(join(dataDir, OWNER_FILE));
}

/** @param {string} from @param {string} to @returns {boolean} */
function linked(from, to) {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Between reading a dead claim and removing it, another process may have replaced it by its own: so it is first moved
 * aside, looked at, and put back when it turns out to be alive.
 *
 * @param {string} file
 */
function removeDeadClaim(file) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return;
    throw error;
  }
  const owner = ownerIn(aside);
  if (owner && stillRuns(owner)) linked(aside, file);
  rmSync(aside, { force: true });
}

/** @param {string} file @returns {ProcessIdentity | undefined} */
function ownerIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} file */
function releaseIfOurs(file) {
  if (ownerIn(file)?.pid === process.pid) rmSync(file, { force: true });
}
