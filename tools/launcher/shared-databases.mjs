import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What stands for the private server's database, whose port is another at every start. */
const PRIVATE = 'private';

/**
 * Notes that services were started on a database with the master keys of this data directory: an old master key may only
 * be retired where no other database needs it.
 *
 * @param {string} dataDir
 * @param {string | undefined} outsideUrl undefined for the private server's database
 */
export function noteDatabase(dataDir, outsideUrl) {
  const [name, known] = [nameOf(outsideUrl), databasesOf(dataDir)];
  if (known.includes(name)) return;
  const file = fileIn(dataDir);
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(`${file}.new`, `${JSON.stringify([...known, name])}\n`, { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/**
 * The other databases that were used with the master keys of a data directory, by host and name.
 *
 * @param {string} dataDir
 * @param {string | undefined} outsideUrl the one that is known; undefined for the private server's
 * @returns {string[]}
 */
export function otherDatabases(dataDir, outsideUrl) {
  const known = new Set(databasesOf(dataDir));
  if (existsSync(join(dataDir, 'mariadb'))) known.add(PRIVATE);
  known.delete(nameOf(outsideUrl));
  return [...known];
}

const fileIn = (/** @type {string} */ dataDir) => join(dataDir, 'databases.json');

/** Without the user and the password. @param {string | undefined} outsideUrl @returns {string} */
function nameOf(outsideUrl) {
  if (outsideUrl === undefined) return PRIVATE;
  const { hostname, port, pathname } = new URL(outsideUrl);
  return `${hostname}:${port || '3306'}${pathname}`;
}

/** @param {string} dataDir @returns {string[]} */
function databasesOf(dataDir) {
  if (!existsSync(fileIn(dataDir))) return [];
  return JSON.parse(readFileSync(fileIn(dataDir), 'utf8'));
}
