// `npm run keys -- rotate`: a new master key for the data keys of all persons. `npm run keys -- status`: what is wrapped with which.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from './launcher/build.mjs';
import { checkDatabase } from './launcher/check-outside-servers.mjs';
import { ensurePackages } from './launcher/ensure-packages.mjs';
import { onStopRequest } from './launcher/launcher-life.mjs';
import { Progress } from './launcher/progress.mjs';
import { developmentData, projectRoot } from './launcher/project.mjs';
import { readSettings } from './launcher/settings.mjs';
import { otherDatabases } from './launcher/shared-databases.mjs';
import { claimDirectory } from './servers/claim-directory.mjs';
import { LauncherRefusal, toldToAPerson } from './servers/launcher-refusal.mjs';
import { startServers } from './servers/start-servers.mjs';

/**
 * @typedef {object} Place
 * @property {string} databaseUrl
 * @property {string} keyFile
 * @property {string[]} others databases that need the old master keys as well
 */

const progress = new Progress();
/** Undoes what was started or claimed, the last first. @type {(() => unknown)[]} */
const undo = [];

let stopping = false;

onStopRequest((why) => {
  stopping = true;
  console.error(`${why}: stopping. Everything can be read; \`npm run keys -- rotate\` goes on where this ended.`);
  leave(130);
});

/** @param {number} code */
async function leave(code) {
  for (const step of undo.splice(0).reverse()) await step();
  process.exit(code);
}

try {
  const [command, ...more] = process.argv.slice(2);
  if ((command !== 'rotate' && command !== 'status') || more.length > 0)
    throw new LauncherRefusal('Say what to do: `npm run keys -- rotate` or `npm run keys -- status`.');
  const place = await findPlace();
  await ensurePackages(progress, developmentData);
  await checkDatabase(place.databaseUrl);
  await build();
  // Named at run time: before the first build there is nothing that a check of types could look at.
  const load = createRequire(join(projectRoot, 'dist', 'keys.js'));
  const { openKeyRotation } = load('./database/open-key-rotation.js');
  const { runKeyCommand } = load('./database/run-key-command.js');
  if (command === 'rotate') claimRotation(place.keyFile);
  const env = { ...process.env, DATABASE_URL: place.databaseUrl, MASTER_KEY_FILE: place.keyFile };
  const { rotation, close } = await openKeyRotation(env);
  undo.push(close);
  const { others } = place;
  await runKeyCommand(command, rotation, others.length === 0, (/** @type {string} */ line) => progress.print(line));
  if (command === 'rotate' && others.length > 0)
    progress.print(
      `Old master keys stay in the key file, because other databases were used with it: ${others.join(', ')}.`,
    );
  await leave(0);
} catch (error) {
  // Told to stop in the middle of something: it fails because of that.
  if (!stopping) {
    console.error(sentenceOf(error));
    await leave(1);
  }
}

/** The database and the key file that belong together. @returns {Promise<Place>} */
async function findPlace() {
  const { production, databaseUrl: outside } = readSettings(process.env);
  if (production)
    throw new LauncherRefusal(
      'In production the key service rotates its own keys: NODE_ENV=production has no key file.',
    );
  const ours = join(developmentData, 'master-keys.json');
  if (outside) {
    const keyFile = process.env.MASTER_KEY_FILE || ours;
    return { databaseUrl: outside, keyFile, others: keyFile === ours ? otherDatabases(developmentData, outside) : [] };
  }
  if (!existsSync(ours)) throw new LauncherRefusal('There are no keys in .data/dev yet: `npm start` makes them.');
  const claim = claimDirectory(developmentData);
  if ('heldBy' in claim) return runningPlace(ours, claim.heldBy.pid);
  undo.push(claim.release);
  if (!existsSync(join(developmentData, 'mariadb')))
    throw new LauncherRefusal('.data/dev has keys and no database: set DATABASE_URL to the one that they belong to.');
  const servers = await progress.step('Starting the private MariaDB', () =>
    startServers({
      dataDir: developmentData,
      durable: true,
      only: ['mariadb'],
      say: (sentence) => progress.say(sentence),
    }),
  );
  undo.push(servers.stop);
  return { databaseUrl: servers.databaseUrl, keyFile: ours, others: otherDatabases(developmentData, undefined) };
}

/** @param {string} keyFile @param {number} launcher @returns {Place} */
function runningPlace(keyFile, launcher) {
  const file = join(developmentData, 'run.json');
  if (!existsSync(file))
    throw new LauncherRefusal(
      `Process ${launcher} uses .data/dev and is not ready yet: try again once \`npm start\` says that it is running.`,
    );
  const { databaseUrl, pids } = JSON.parse(readFileSync(file, 'utf8'));
  return { databaseUrl, keyFile, others: otherDatabases(developmentData, 'mariadb' in pids ? undefined : databaseUrl) };
}

/** Two that write the key file at once would lose a key. @param {string} keyFile */
function claimRotation(keyFile) {
  if (!existsSync(keyFile)) throw new LauncherRefusal(`There is no key file ${keyFile}.`);
  const claim = claimDirectory(join(dirname(keyFile), 'key-rotation'));
  if ('heldBy' in claim)
    throw new LauncherRefusal(`Process ${claim.heldBy.pid} is rotating these keys already: wait until it has ended.`);
  undo.push(claim.release);
}

/** @param {unknown} error @returns {unknown} */
function sentenceOf(error) {
  const { name, message, code, errno } = /** @type {NodeJS.ErrnoException} */ (error);
  if (message.startsWith('bad configuration')) return message;
  if (name === 'KeyRefused') return `The keys cannot be used: ${message}.`;
  if (code === 'ER_NO_SUCH_TABLE') return 'The database has no tables yet: `npm start` makes them.';
  if (errno === 1205)
    return 'A service has been storing a new person for a minute and does not end: run this again to go on.';
  if (name === 'QueryFailedError' || /^(ER_|PROTOCOL_|ECONN)/.test(String(code)))
    return `The database ended it: ${message}. Everything can be read; run this again to go on.`;
  return toldToAPerson(error);
}
