// `npm run simulate`: gives the running system ordinary traffic through its public doors, so that the boards move.
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './launcher/build.mjs';
import { onStopRequest } from './launcher/launcher-life.mjs';
import { developmentData, projectRoot } from './launcher/project.mjs';
import { LauncherRefusal, toldToAPerson } from './servers/launcher-refusal.mjs';

const stop = new AbortController();
onStopRequest((why) => {
  console.log(`\n${why}: everybody goes home.`);
  stop.abort();
});

try {
  const run = running();
  const plan = seededPlan();
  await build();
  const load = createRequire(join(projectRoot, 'dist', 'simulate.js'));
  // Named at run time: before the first build there is nothing that a check of types could look at.
  const built = (/** @type {string} */ name) => load(`./test/simulate/${name}.js`);
  const options = understood(() => built('simulate-options').readOptions(process.argv.slice(2)));
  const say = (/** @type {string} */ line) => console.log(line);
  const count = await built('run-simulation').runSimulation(options, { urls: run.urls, plan, say, stop: stop.signal });
  console.log(`发布 ${count.postings}，接单 ${count.accepted}，不接 ${count.declined}。`);
  process.exit(0);
} catch (error) {
  // Told to stop in the middle of something: it fails because of that.
  if (stop.signal.aborted) process.exit(0);
  console.error(toldToAPerson(error));
  process.exit(1);
}

/** @returns {{ urls: Record<string, string> }} */
function running() {
  const file = join(developmentData, 'run.json');
  if (!existsSync(file))
    throw new LauncherRefusal('Nothing runs: start the market first (npm start), then this beside it.');
  return JSON.parse(readFileSync(file, 'utf8'));
}

/** @returns {object} the plan with which the people of the running market were made up */
function seededPlan() {
  const file = join(developmentData, 'seed-plan.json');
  if (!existsSync(file)) {
    throw new LauncherRefusal(
      'The running market was not seeded here, so its people are not known: npm run reset and npm start make one.',
    );
  }
  const plan = JSON.parse(readFileSync(file, 'utf8'));
  return { ...plan, now: new Date(plan.now) };
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
