import { mkdirSync, realpathSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claimDirectory } from './claim-directory.mjs';
import { ensureServers } from './install-servers.mjs';
import { keptSecrets } from './kept-secrets.mjs';
import { LauncherRefusal } from './launcher-refusal.mjs';
import { ensureMariadbDirectory } from './mariadb-directory.mjs';
import { mariadbServer } from './mariadb-server.mjs';
import { redisServer } from './redis-server.mjs';
import { removeSocketDirectory } from './socket-directory.mjs';
import { stopOrphans } from './stop-orphans.mjs';

/** @typedef {import('./start-servers.d.mts').StartServersOptions} StartServersOptions */
/** @typedef {import('./start-servers.d.mts').Servers} Servers */

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));
/** Shared by all data directories of this checkout: an initialised, empty MariaDB. */
const TEMPLATES = join(projectRoot, '.data', 'template');
const PASSWORDS = /** @type {const} */ (['mariadbApp', 'mariadbAdmin', 'mariadbRoot', 'redis']);

/**
 * Starts a private MariaDB and a private Redis; the declaration file states the contract.
 *
 * @type {typeof import('./start-servers.d.mts').startServers}
 */
export async function startServers({ dataDir, durable, only = ['mariadb', 'redis'], say = () => undefined }) {
  mkdirSync(dataDir, { recursive: true });
  const directory = realpathSync(resolve(dataDir));
  const claim = claimDirectory(directory);
  if ('heldBy' in claim) {
    const { pid, command } = claim.heldBy;
    throw new LauncherRefusal(`${directory} is in use by process ${pid} (${command}); stop that one first.`);
  }
  try {
    await stopOrphans(directory, say);
    const programs = await ensureServers({ needed: only, say });
    return await startPrograms(programs, { dataDir: directory, durable, only, say, release: claim.release });
  } catch (error) {
    claim.release();
    throw error;
  }
}

/**
 * @param {import('./find-servers.mjs').ServerPrograms} programs
 * @param {Required<StartServersOptions> & { release: () => void }} options
 * @returns {Promise<Servers>}
 */
async function startPrograms(programs, { dataDir, durable, only, say, release }) {
  const secrets = keptSecrets(join(dataDir, 'servers.json'), PASSWORDS, 'base64url');
  const passwords = { app: secrets.mariadbApp, admin: secrets.mariadbAdmin, root: secrets.mariadbRoot };
  const database =
    only.includes('mariadb') && programs.mariadb
      ? mariadbServer({ programs: programs.mariadb, dataDir, durable, passwords })
      : undefined;
  const queues =
    only.includes('redis') && programs.redis
      ? redisServer({ programs: programs.redis, dataDir, durable, password: secrets.redis })
      : undefined;
  const stop = async () => {
    await queues?.server.stop();
    await database?.server.stop();
    removeSocketDirectory(dataDir);
    release();
  };
  const startDatabase = async () => {
    if (!database || !programs.mariadb) return;
    const directory = join(dataDir, 'mariadb');
    await ensureMariadbDirectory({ programs: programs.mariadb, directory, templates: TEMPLATES, say });
    await database.server.start();
  };
  // Both are waited for even where one fails, so that none is left behind.
  const outcomes = await Promise.allSettled([startDatabase(), queues?.server.start()]);
  const failure = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failure) {
    await stop();
    throw failure.reason;
  }
  return handles(database, queues, stop);
}

/**
 * @param {ReturnType<typeof mariadbServer> | undefined} database
 * @param {ReturnType<typeof redisServer> | undefined} queues
 * @param {() => Promise<void>} stop
 * @returns {Servers}
 */
function handles(database, queues, stop) {
  /** @template T @param {T | undefined} part @param {string} name @returns {T} */
  const asked = (part, name) => {
    if (part === undefined) throw new Error(`${name} was not asked for`);
    return part;
  };
  return {
    get databaseUrl() {
      return asked(database, 'MariaDB').databaseUrl();
    },
    get adminDatabaseUrl() {
      return asked(database, 'MariaDB').adminDatabaseUrl();
    },
    get redisUrl() {
      return asked(queues, 'Redis').redisUrl();
    },
    get mariadb() {
      return asked(database, 'MariaDB').server;
    },
    get redis() {
      const { server, flush } = asked(queues, 'Redis');
      return Object.assign(server, { flush });
    },
    stop,
  };
}
