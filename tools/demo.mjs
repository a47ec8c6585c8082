// `npm run demo`: a busy day of the market on a system of its own, counted twice. `npm run demo -- --quick` is a small one.
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './launcher/build.mjs';
import { ensurePackages } from './launcher/ensure-packages.mjs';
import { onStopRequest } from './launcher/launcher-life.mjs';
import { Progress } from './launcher/progress.mjs';
import { projectRoot } from './launcher/project.mjs';
import { endRunningPrograms } from './launcher/run-to-end.mjs';
import { claimDirectory } from './servers/claim-directory.mjs';
import { ensureServers } from './servers/install-servers.mjs';
import { LauncherRefusal, toldToAPerson } from './servers/launcher-refusal.mjs';
import { stopOrphans } from './servers/stop-orphans.mjs';
import { startSystem } from './system.mjs';

/** @typedef {import('./system.d.mts').System} System */

// A test keeps everything of its own in one folder, so that nothing is left of it when it is killed.
const data = process.env.TEST_DATA_DIR || join(projectRoot, '.data');
const dataDir = join(data, `demo-${process.pid}`);
const words = process.argv.slice(2);
const silent = words.includes('--json');
const progress = new Progress(silent ? { write: () => true } : process.stdout);
let keep = false;
let stopping = false;
/** @type {System | undefined} */
let system;

onStopRequest((why) => {
  stopping = true;
  console.error(`\n${why}: stopping the demonstration.`);
  leave(130);
});

/** Stops whatever was started, removes the data, ends. @param {number} code */
function leave(code) {
  endRunningPrograms();
  Promise.resolve(system?.stop())
    .catch((error) => console.error(toldToAPerson(error)))
    .then(() => removeData(dataDir))
    .then(
      () => process.exit(code),
      (error) => {
        console.error(toldToAPerson(error));
        process.exit(1);
      },
    );
}

/** @param {string} directory */
async function removeData(directory) {
  await stopOrphans(directory);
  if (!keep || directory !== dataDir)
    rmSync(directory, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
}

/** Demonstrations that were killed left their data and perhaps their servers. */
async function removeStaleData() {
  if (!existsSync(data)) return;
  for (const name of readdirSync(data).filter((one) => /^demo-\d+$/.test(one))) {
    if ('release' in claimDirectory(join(data, name))) await removeData(join(data, name));
  }
}

try {
  await removeStaleData();
  const say = (/** @type {string} */ sentence) => progress.say(sentence);
  await progress.step('Looking for MariaDB and Redis', () => ensureServers({ needed: ['mariadb', 'redis'], say }));
  await ensurePackages(progress, dataDir);
  await progress.step('Building', () => build());
  mkdirSync(dataDir, { recursive: true });
  const load = createRequire(join(projectRoot, 'dist', 'demo.js'));
  // Named at run time: before the first build there is nothing that a check of types could look at.
  const built = (/** @type {string} */ name) => load(`./test/demo/${name}.js`);
  const { readOptions } = built('demo-options');
  const { runDemo } = built('run-demo');
  const options = understood(() => readOptions(words));
  keep = options.keep;
  if (options.input && !existsSync(options.input)) throw new LauncherRefusal(`There is no file ${options.input}.`);
  const onSystem = (/** @type {System} */ started) => void (system = started);
  const house = { startSystem, dataDir, progress, out: process.stdout, err: process.stderr, onSystem };
  const code = await runDemo(options, house);
  if (!stopping) leave(code);
} catch (error) {
  // Told to stop in the middle of something: it fails because of that.
  if (!stopping) {
    console.error(toldToAPerson(error));
    leave(1);
  }
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T}
 */
function understood(read) {
  try {
    return read();
  } catch (error) {
    throw new LauncherRefusal(/** @type {Error} */ (error).message);
  }
}
