import { createRequire } from 'node:module';
import { join } from 'node:path';
import { OLDEST_MARIADB, OLDEST_REDIS, atLeast, mariadbVersion } from '../servers/find-servers.mjs';
import { LauncherRefusal } from '../servers/launcher-refusal.mjs';
import { projectRoot } from './project.mjs';

const CONNECT_WITHIN_MS = 10_000;
// Packages are loaded when they are used: this module is read before they are installed.
const load = createRequire(join(projectRoot, 'package.json'));

/**
 * Opens the database that somebody else runs.
 *
 * @param {string} url
 * @returns {Promise<import('mysql2/promise').Connection>}
 */
export async function connectTo(url) {
  const mysql = /** @type {typeof import('mysql2/promise')} */ (load('mysql2/promise'));
  return mysql.createConnection({ uri: url, connectTimeout: CONNECT_WITHIN_MS });
}

/**
 * Refuses, in one sentence, a database that cannot be reached or that is no MariaDB of a version that will do.
 *
 * @param {string} url
 */
export async function checkDatabase(url) {
  const place = placeOf(url);
  /** @type {import('mysql2/promise').Connection} */
  let connection;
  try {
    connection = await connectTo(url);
  } catch (error) {
    throw new LauncherRefusal(`DATABASE_URL: ${place} cannot be used: ${reasonOf(error)}.`);
  }
  try {
    const [rows] = await connection.query('SELECT VERSION() AS version, DATABASE() AS name');
    const { version, name } = /** @type {{ version: string, name: string | null }[]} */ (rows)[0] ?? {
      version: '',
      name: null,
    };
    const problem = versionProblem(version);
    if (problem) throw new LauncherRefusal(`DATABASE_URL: ${place} ${problem}.`);
    if (!name)
      throw new LauncherRefusal(`DATABASE_URL: ${place} names no database; end it with one, such as /guigong.`);
  } finally {
    await connection.end();
  }
}

/**
 * Why a server of this version will not do.
 *
 * @param {string} version what SELECT VERSION() answers
 * @returns {string | undefined} the end of a sentence; undefined where it will do
 */
export function versionProblem(version) {
  const found = mariadbVersion(version);
  const needed = `MariaDB ${OLDEST_MARIADB.replace(/\.0$/, '')} or newer is needed`;
  if (!found) return `is not MariaDB (it says ${version}), but ${needed}`;
  return atLeast(found, OLDEST_MARIADB) ? undefined : `is MariaDB ${found}, but ${needed}`;
}

/**
 * Refuses a Redis that cannot be reached, is too old, or throws keys away when its memory is full (queues would lose jobs).
 *
 * @param {string} url one, or those of a cluster's nodes separated by commas
 */
export async function checkRedis(url) {
  for (const node of url.split(',')) await checkRedisNode(node);
}

/** @param {string} url */
async function checkRedisNode(url) {
  const { Redis } = /** @type {typeof import('ioredis')} */ (load('ioredis'));
  const redis = new Redis(url, {
    lazyConnect: true,
    retryStrategy: () => null,
    maxRetriesPerRequest: 0,
    connectTimeout: CONNECT_WITHIN_MS,
    disconnectTimeout: 50,
  });
  // Without a listener a lost connection would be thrown a second time, at the process.
  let reason = '';
  redis.on('error', (error) => (reason ||= reasonOf(error)));
  const place = placeOf(url);
  try {
    await redis.connect();
    const info = await redis.info();
    const version = /redis_version:(\S+)/.exec(info)?.[1] ?? '0';
    const policy = /maxmemory_policy:(\S+)/.exec(info)?.[1];
    const needed = OLDEST_REDIS.replace(/\.0$/, '');
    if (!atLeast(version, OLDEST_REDIS)) {
      throw new LauncherRefusal(`REDIS_URL: ${place} is Redis ${version}, but ${needed} or newer is needed.`);
    }
    if (policy && policy !== 'noeviction') {
      throw new LauncherRefusal(
        `REDIS_URL: ${place} has maxmemory-policy ${policy}, which loses jobs; set it to noeviction.`,
      );
    }
  } catch (error) {
    if (error instanceof LauncherRefusal) throw error;
    throw new LauncherRefusal(`REDIS_URL: ${place} cannot be used: ${reason || reasonOf(error)}.`);
  } finally {
    redis.disconnect();
  }
}

/** The host and port of a URL: what may be shown, unlike its password. @param {string} url @returns {string} */
function placeOf(url) {
  const { hostname, port, protocol } = new URL(url);
  return `${hostname}:${port || (protocol.startsWith('redis') ? '6379' : '3306')}`;
}

/** @param {unknown} error @returns {string} */
function reasonOf(error) {
  const { message, code } = /** @type {NodeJS.ErrnoException} */ (error);
  return (message || code || String(error)).replace(/\.$/, '');
}
