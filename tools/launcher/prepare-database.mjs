import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LauncherRefusal } from '../servers/launcher-refusal.mjs';
import { connectTo } from './check-outside-servers.mjs';
import { projectRoot } from './project.mjs';
import { runToEnd } from './run-to-end.mjs';

const MIGRATE = join(projectRoot, 'dist', 'database', 'migrate.js');
const SEED = join(projectRoot, 'dist', 'database', 'seed', 'seed.js');
/** A database where none of these has a row is empty: reference tables are filled by migrations and do not count. */
const TABLES_OF_PEOPLE = ['accounts', 'workers', 'employers', 'organisations', 'postings'];

/**
 * Brings the schema up to date and, where that is wanted and nobody lives in it yet, fills it with the demonstration
 * data. A seed that was cut short is noticed: a private database is emptied and seeded again, an outside one is refused,
 * because what is in it is not ours to drop.
 *
 * @param {object} options
 * @param {string} options.databaseUrl
 * @param {NodeJS.ProcessEnv} options.env what the services get
 * @param {string} options.dataDir
 * @param {boolean} options.seed
 * @param {boolean} options.ours whether it is the private server's database
 * @param {import('../system.d.mts').SystemProgress} options.progress
 */
export async function prepareDatabase({ databaseUrl, env, dataDir, seed, ours, progress }) {
  const marker = join(dataDir, 'seed-unfinished.json');
  const database = createHash('sha256')
    .update(ours ? 'private' : databaseUrl)
    .digest('hex');
  if (seed && markedDatabase(marker) === database) {
    if (!ours) {
      throw new LauncherRefusal(
        `The database of DATABASE_URL was being seeded when that was interrupted: empty it, delete ${marker}, and start again.`,
      );
    }
    progress.say('The last seed was interrupted: the database is emptied and seeded again.');
    await emptyDatabase(databaseUrl);
  }
  const logs = join(dataDir, 'logs');
  if (!existsSync(MIGRATE)) {
    progress.say('No migrations in this checkout yet (database/migrate.ts): the database stays as it is.');
    return;
  }
  const run =
    (/** @type {string} */ title, /** @type {string} */ program, /** @type {string} */ log) =>
    (/** @type {(line: string) => void} */ note) =>
      runToEnd({
        title,
        command: process.execPath,
        args: ['--enable-source-maps', program],
        cwd: projectRoot,
        env,
        dataDir,
        logFile: join(logs, log),
        note,
      });
  await progress.step('Migrating the database', run('The migration', MIGRATE, 'migrate.log'));
  if (!seed || !existsSync(SEED) || !(await isEmpty(databaseUrl))) return;
  mkdirSync(dirname(marker), { recursive: true });
  writeFileSync(marker, `${JSON.stringify({ database })}\n`);
  await progress.step('Seeding Guangxi: people, firms, places, histories', run('The seed', SEED, 'seed.log'));
  rmSync(marker, { force: true });
}

/** @param {string} marker @returns {string | undefined} */
function markedDatabase(marker) {
  try {
    return JSON.parse(readFileSync(marker, 'utf8')).database;
  } catch {
    return undefined;
  }
}

/** @param {string} databaseUrl @returns {Promise<boolean>} */
async function isEmpty(databaseUrl) {
  const connection = await connectTo(databaseUrl);
  try {
    const [tables] = await connection.query(
      'SELECT TABLE_NAME AS name FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE() AND TABLE_NAME IN (?)',
      [TABLES_OF_PEOPLE],
    );
    for (const { name } of /** @type {{ name: string }[]} */ (tables)) {
      const [rows] = await connection.query('SELECT 1 FROM ?? LIMIT 1', [name]);
      if (/** @type {unknown[]} */ (rows).length > 0) return false;
    }
    return true;
  } finally {
    await connection.end();
  }
}

/** Drops the private database with all that is in it, and makes it again. @param {string} databaseUrl */
async function emptyDatabase(databaseUrl) {
  const name = new URL(databaseUrl).pathname.slice(1);
  const connection = await connectTo(databaseUrl);
  try {
    await connection.query('DROP DATABASE ??', [name]);
    await connection.query('CREATE DATABASE ??', [name]);
  } finally {
    await connection.end();
  }
}
