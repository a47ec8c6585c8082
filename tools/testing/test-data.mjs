import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PORTS, SECRETS } from '../launcher/settings.mjs';
import { claimDirectory, ownerOf } from '../servers/claim-directory.mjs';
import { processIdentity } from '../servers/process-identity.mjs';
import { endProcess, stopOrphans } from '../servers/stop-orphans.mjs';

/** How deep below a test's data directory a system of its own may have its data: a checkout in small is the deepest. */
const DEEPEST = 4;
const NOT_LOOKED_INTO = new Set(['mariadb', 'redis', 'node_modules', 'tools', 'dist', 'pids', 'logs']);

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
  'CODE_SENDER',
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
 * Ends everything that lives off a test's data directory, then removes it: jest itself where its runner was killed, then
 * the launchers and harnesses that own a part of it (or they would go on starting things), then what those had started.
 *
 * @param {string} dataDir
 */
export async function removeTestData(dataDir) {
  await stopOrphans(dataDir);
  const directories = directoriesBelow(dataDir, DEEPEST);
  for (const directory of directories) {
    const owner = ownerOf(directory);
    if (owner && owner.pid !== process.pid) await endProcess(owner);
  }
  for (const directory of directories) await stopOrphans(directory);
  rmSync(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
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
    const justMade = !ownerOf(directory) && processIdentity(Number(pid)) !== undefined;
    if (pid && !justMade && 'release' in claimDirectory(directory)) await removeTestData(directory);
  }
}

/**
 * The directories that may be a system's data directory: not those in which its servers keep their own files.
 *
 * @param {string} directory
 * @param {number} depth
 * @returns {string[]} the outermost first
 */
function directoriesBelow(directory, depth) {
  if (depth < 0 || !existsSync(directory)) return [];
  const below = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !NOT_LOOKED_INTO.has(entry.name))
    .flatMap(({ name }) => directoriesBelow(join(directory, name), depth - 1));
  return [directory, ...below];
}
