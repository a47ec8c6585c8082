import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';

/**
 * @typedef {object} ServerPrograms
 * @property {{ server: string, install: string, version: string }} [mariadb] version as `10.11.19`
 * @property {{ server: string, version: string }} [redis]
 * @property {string[]} tooOld one sentence per program that is there but of no use
 */

/** The native `uuid` type and `INSERT … RETURNING`, as the tables and repositories use them. */
export const OLDEST_MARIADB = '10.11.0';
/** From 6.2 a server can be told to leave its command line alone, by which an orphan is known again. */
export const OLDEST_REDIS = '6.2.0';

/** Where packages put servers that a person's PATH does not name: sbin on Debian, kegs of Homebrew, /usr/libexec on Fedora. */
const ELSEWHERE = [
  '/usr/sbin',
  '/usr/local/sbin',
  '/usr/bin',
  '/usr/local/bin',
  '/usr/libexec',
  '/opt/homebrew/bin',
  '/opt/homebrew/opt/mariadb/bin',
  '/usr/local/opt/mariadb/bin',
  '/opt/homebrew/opt/redis/bin',
];

/**
 * The programs that private servers are started from, as far as this machine has them.
 *
 * @param {string} [path] a PATH
 * @param {readonly string[]} [elsewhere]
 * @returns {ServerPrograms}
 */
export function findServers(path = process.env.PATH ?? '', elsewhere = ELSEWHERE) {
  const folders = [...new Set([...path.split(delimiter).filter(Boolean), ...elsewhere])];
  /** @type {ServerPrograms} */
  const programs = { tooOld: [] };
  const install = firstOf(folders, ['mariadb-install-db', 'mysql_install_db']);
  for (const server of allOf(folders, ['mariadbd', 'mysqld'])) {
    const version = mariadbVersion(versionText(server, ['--no-defaults', '--version']));
    if (!version || !install) continue;
    if (atLeast(version, OLDEST_MARIADB)) programs.mariadb = { server, install, version };
    else
      programs.tooOld.push(
        `${server} is MariaDB ${version}, but ${OLDEST_MARIADB.replace(/\.0$/, '')} or newer is needed.`,
      );
    break;
  }
  const redis = firstOf(folders, ['redis-server']);
  const version = redis && /\bv=(\d+\.\d+\.\d+)/.exec(versionText(redis, ['--version']))?.[1];
  if (redis && version) {
    if (atLeast(version, OLDEST_REDIS)) programs.redis = { server: redis, version };
    else
      programs.tooOld.push(`${redis} is Redis ${version}, but ${OLDEST_REDIS.replace(/\.0$/, '')} or newer is needed.`);
  }
  return programs;
}

/**
 * The version in what a server says of itself, or undefined where it is not MariaDB (Oracle's MySQL answers to the same
 * program name, and to the same protocol).
 *
 * @param {string} text of `--version`, of `SELECT VERSION()` or of the greeting
 * @returns {string | undefined}
 */
export function mariadbVersion(text) {
  return /(\d+\.\d+\.\d+)-MariaDB/i.exec(text)?.[1];
}

/**
 * @param {string} version
 * @param {string} oldest
 * @returns {boolean}
 */
export function atLeast(version, oldest) {
  const [have, need] = [version, oldest].map((text) => text.split('.').map(Number));
  for (let place = 0; place < 3; place += 1) {
    const difference = (have?.[place] ?? 0) - (need?.[place] ?? 0);
    if (difference !== 0) return difference > 0;
  }
  return true;
}

/** @param {string[]} folders @param {string[]} names @returns {string[]} */
function allOf(folders, names) {
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).filter(isProgram);
}

/** @param {string[]} folders @param {string[]} names @returns {string | undefined} */
function firstOf(folders, names) {
  return allOf(folders, names)[0];
}

/** @param {string} file @returns {boolean} */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} program @param {string[]} args @returns {string} */
function versionText(program, args) {
  const { stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', timeout: 20_000 });
  return `${stdout ?? ''}${stderr ?? ''}`;
}
