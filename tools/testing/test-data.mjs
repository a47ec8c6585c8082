import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PORTS, SECRETS } from '../launcher/settings.mjs';
import { claimDirectory } from '../servers/claim-directory.mjs';
import { processIdentity } from '../servers/process-identity.mjs';
import { stopOrphans } from '../servers/stop-orphans.mjs';

/** How deep below a test's data directory a system of its own may have its pidfiles. */
const DEEPEST = 4;

/** What a person's environment may say about servers and services, and tests must not hear: they have their own. */
const NOT_FOR_TESTS = [
  'DATABASE_URL',
  'REDIS_URL',
  'REDIS_PREFIX',
  'HOST',
  'DATA_DIR',
  'DEMO_MODE',
  'SETTINGS',
  'CLOCK_OFFSET_FILE',
  'MASTER_KEY_FILE',
  'SMS_GATEWAY_URL',
  'SMS_INBOUND_URL',
  ...SECRETS,
  ...Object.values(PORTS).map(({ variable }) => variable),
];

/** @type {typeof import('./test-data.d.mts').environmentForTests} */
export function environmentForTests(env) {
  const kept = Object.entries(env).filter(([name]) => !NOT_FOR_TESTS.includes(name));
  return { ...Object.fromEntries(kept), NODE_ENV: 'test' };
}

/**
 * Ends every process that is recorded below a test's data directory (its servers, and systems that tests started and did
 * not stop), then removes the directory.
 *
 * @param {string} dataDir
 */
export async function removeTestData(dataDir) {
  for (const directory of directoriesWithPids(dataDir, DEEPEST)) await stopOrphans(directory);
  rmSync(dataDir, { recursive: true, force: true });
}

/**
 * Removes what test runs left behind that were killed: directories whose owner is gone.
 *
 * @param {string} data the folder in which each run has its `test-<pid>`
 */
export async function removeStaleTestData(data) {
  if (!existsSync(data)) return;
  for (const name of readdirSync(data)) {
    const pid = /^test-(\d+)$/.exec(name)?.[1];
    const directory = join(data, name);
    // A run that has just made its directory has not claimed it yet: its process is enough.
    const justMade = !existsSync(join(directory, 'owner.json')) && processIdentity(Number(pid)) !== undefined;
    if (pid && !justMade && 'release' in claimDirectory(directory)) await removeTestData(directory);
  }
}

/** @param {string} directory @param {number} depth @returns {string[]} */
function directoriesWithPids(directory, depth) {
  if (depth < 0 || !existsSync(directory)) return [];
  const folders = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const below = folders
    .filter(({ name }) => name !== 'mariadb' && name !== 'redis')
    .flatMap(({ name }) => directoriesWithPids(join(directory, name), depth - 1));
  return folders.some(({ name }) => name === 'pids') ? [directory, ...below] : below;
}
