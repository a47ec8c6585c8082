// `npm run bench`: what there is to measure. `npm run bench -- match --json` measures one; `--quick` is a small run.
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildFronts } from './launcher/build-fronts.mjs';
import { build } from './launcher/build.mjs';
import { ensurePackages } from './launcher/ensure-packages.mjs';
import { onStopRequest } from './launcher/launcher-life.mjs';
import { Progress } from './launcher/progress.mjs';
import { projectRoot } from './launcher/project.mjs';
import { endRunningPrograms } from './launcher/run-to-end.mjs';
import { claimDirectory } from './servers/claim-directory.mjs';
import { ensureServers } from './servers/install-servers.mjs';
import { LauncherRefusal, toldToAPerson } from './servers/launcher-refusal.mjs';
import { startServers } from './servers/start-servers.mjs';
import { stopOrphans } from './servers/stop-orphans.mjs';
import { startSystem } from './system.mjs';
import { ensureBrowser } from './testing/ensure-browser.mjs';

// A test keeps everything of its own in one folder, so that nothing is left of it when it is killed.
const dataDir = join(process.env.TEST_DATA_DIR || join(projectRoot, '.data'), 'bench');
const words = process.argv.slice(2);
// Figures go to standard output, and nothing else, so that a program can read them.
const progress = new Progress(process.stderr);
/** @type {() => Promise<unknown>} */
let stop = async () => undefined;
let stopping = false;

onStopRequest((why) => {
  stopping = true;
  console.error(`\n${why}: stopping the benchmark.`);
  leave(130);
});

/** @param {number} code */
function leave(code) {
  endRunningPrograms();
  stop()
    .catch((error) => console.error(toldToAPerson(error)))
    .finally(() => process.exit(code));
}

try {
  const say = (/** @type {string} */ sentence) => progress.say(sentence);
  await progress.step('Looking for MariaDB and Redis', () => ensureServers({ needed: ['mariadb', 'redis'], say }));
  mkdirSync(dataDir, { recursive: true });
  await ensurePackages(progress, dataDir);
  await progress.step('Building', () => build());
  const load = createRequire(join(projectRoot, 'dist', 'bench.js'));
  // Named at run time: before the first build there is nothing that a check of types could look at.
  const { listing, readBenchWords, runBenches } = load('./test/bench/run-benches.js');
  const asked = understood(() => readBenchWords(words));
  if (asked.chosen.length === 0) {
    console.log(`npm run bench -- NAME [--json] [--quick], or all of them: all\n\n${listing()}`);
    leave(0);
  } else {
    const claim = claimDirectory(dataDir);
    if ('heldBy' in claim) throw new LauncherRefusal(`Process ${claim.heldBy.pid} measures in ${dataDir} already.`);
    const good = await runBenches(asked, {
      dataDir,
      clear,
      progress,
      startServers,
      startSystem,
      browser,
      out: (/** @type {string} */ text) => console.log(text),
      onStop: (/** @type {() => Promise<unknown>} */ how) => void (stop = how),
    });
    claim.release();
    if (!stopping) leave(good ? 0 : 1);
  }
} catch (error) {
  // Told to stop in the middle of something: it fails because of that.
  if (!stopping) {
    console.error(toldToAPerson(error));
    leave(1);
  }
}

/** For a benchmark of pages. @returns {Promise<string>} the browser's program */
async function browser() {
  await progress.step('Building the pages', (note) => buildFronts({ note }));
  return progress.step('Looking for Chromium', () => ensureBrowser((sentence) => progress.say(sentence)));
}

/** Ends whatever a killed run left behind in a folder, and removes it. @param {string} folder */
async function clear(folder) {
  if (existsSync(folder)) await stopOrphans(folder);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
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
