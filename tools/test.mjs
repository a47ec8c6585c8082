// `npm test`: every check and every test, on servers and data of its own. `npm test -- unit libs/kernel` narrows it down.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { build } from './launcher/build.mjs';
import { buildFronts } from './launcher/build-fronts.mjs';
import { ensurePackages } from './launcher/ensure-packages.mjs';
import { Progress, seconds } from './launcher/progress.mjs';
import { projectRoot } from './launcher/project.mjs';
import { claimDirectory } from './servers/claim-directory.mjs';
import { ensureVoice } from './servers/ensure-voice.mjs';
import { ensureServers } from './servers/install-servers.mjs';
import { LauncherRefusal, toldToAPerson } from './servers/launcher-refusal.mjs';
import { forgetProcess, recordProcess } from './servers/pid-record.mjs';
import { startServers } from './servers/start-servers.mjs';
import { ensureBrowser } from './testing/ensure-browser.mjs';
import { CHECKS, RUNS, planTests, suitesAtOnce } from './testing/plan-tests.mjs';
import { lastLine, slowestSuites, tally } from './testing/tally.mjs';
import { environmentForTests, removeStaleTestData, removeTestData } from './testing/test-data.mjs';

/** @typedef {import('./testing/tally.mjs').Suite} Suite */

const dataDir = join(projectRoot, '.data', `test-${process.pid}`);
const progress = new Progress();
const plan = planTests(process.argv.slice(2));
/** @type {NodeJS.ProcessEnv} */
const env = { ...environmentForTests(process.env), ...(plan.thorough ? { TEST_THOROUGH: '1' } : {}) };
/** @type {Suite[]} */
const suites = [];
/** @type {string[]} */
const failures = [];
/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();
let interrupted = '';

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => {
    interrupted = signal;
    for (const child of running) child.kill('SIGTERM');
  });
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {NodeJS.ProcessEnv} environment
 * @param {(text: string) => void} [hear] takes what it prints; left out, that goes to the terminal at once
 * @returns {Promise<boolean>} whether it ended well
 */
async function succeeds(command, args, environment, hear) {
  const out = hear ? 'pipe' : 'inherit';
  const child = spawn(command, args, { cwd: projectRoot, env: environment, stdio: ['ignore', out, out] });
  running.add(child);
  if (hear) for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => hear(String(chunk)));
  const name = `program-${child.pid}`;
  // Should this runner be killed, the next one ends what is left of it.
  if (child.pid !== undefined) recordProcess(dataDir, child.pid, { name, marker: '', kind: 'service' });
  const code = await new Promise((resolve) => {
    child.once('error', () => resolve(127));
    child.once('close', resolve);
  });
  running.delete(child);
  forgetProcess(dataDir, name);
  return code === 0;
}

/** @param {string} title @param {() => Promise<boolean>} work @returns {Promise<boolean>} */
async function step(title, work) {
  if (interrupted) return false;
  const since = performance.now();
  console.log(`\n── ${title}`);
  const good = await work();
  console.log(`${good ? '✓' : '✗'} ${title} (${seconds(since)})`);
  if (!good) failures.push(title);
  return good;
}

/**
 * The checks side by side: each takes one core. What one prints is shown when it has ended.
 *
 * @returns {Promise<boolean>} whether all went well
 */
async function runChecks() {
  if (plan.checks.length === 0) return true;
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  for (const { npmScript } of plan.checks.map((name) => CHECKS[name])) {
    if (!scripts[npmScript]) throw new LauncherRefusal(`package.json has no script ${npmScript}.`);
  }
  const titles = plan.checks.map((name) => CHECKS[name].title);
  console.log(`\n── ${titles.join(', ')}`);
  const outcomes = await Promise.all(plan.checks.map((name) => runCheck(CHECKS[name])));
  return outcomes.every(Boolean);
}

/** @param {{ title: string, npmScript: string }} check */
async function runCheck({ title, npmScript }) {
  const since = performance.now();
  let printed = '';
  const good = await succeeds('npm', ['run', '--silent', npmScript], env, (text) => (printed += text));
  process.stdout.write(printed);
  console.log(`${good ? '✓' : '✗'} ${title} (${seconds(since)})`);
  if (!good) failures.push(title);
  return good;
}

/** Runs what was chosen: first what needs no servers, then all the rest, also after a failure. */
async function runTests() {
  const withServers = plan.runs.filter((name) => RUNS[name].servers);
  await runJest(
    'without-servers',
    plan.runs.filter((name) => !RUNS[name].servers),
    env,
  );
  if (withServers.length === 0 || interrupted) return;
  const inBrowser = withServers.some((name) => 'pages' in RUNS[name]);
  if (inBrowser) env.CHROMIUM_PATH = await ensureBrowser((sentence) => progress.say(sentence));
  await progress.step('Building the services', () => build());
  if (inBrowser) await progress.step('Building their pages', (note) => buildFronts({ note }));
  const servers = await progress.step('Starting MariaDB and Redis for the tests', () =>
    startServers({ dataDir: join(dataDir, 'servers'), durable: false, say: (sentence) => progress.say(sentence) }),
  );
  try {
    const { adminDatabaseUrl, redisUrl } = servers;
    const given = { TEST_DATABASE_ADMIN_URL: adminDatabaseUrl, TEST_REDIS_URL: redisUrl, TEST_DATA_DIR: dataDir };
    await runJest('with-servers', withServers, { ...env, ...given });
  } finally {
    await servers.stop();
  }
}

/**
 * Several runs are one of jest's: while suites of one wait, those of another have the cores.
 *
 * @param {string} name of the report
 * @param {import('./testing/plan-tests.mjs').RunName[]} projects
 * @param {NodeJS.ProcessEnv} environment
 */
async function runJest(name, projects, environment) {
  if (projects.length === 0) return;
  const report = join(dataDir, `${name}.json`);
  const jest = join(projectRoot, 'node_modules', 'jest', 'bin', 'jest.js');
  const reporter = join(projectRoot, 'tools', 'testing', 'suite-reporter.cjs');
  const narrowed = plan.jestWords.length > 0 ? ['--passWithNoTests', ...plan.jestWords] : [];
  const args = [
    jest,
    '--ci',
    '--selectProjects',
    ...projects,
    `--maxWorkers=${suitesAtOnce(availableParallelism())}`,
    `--testSequencer=${join(projectRoot, 'tools', 'testing', 'longest-first.cjs')}`,
    '--reporters=default',
    `--reporters=${reporter}`,
    ...narrowed,
  ];
  const title = projects.map((project) => RUNS[project].title).join(', ');
  await step(title, async () => {
    const good = await succeeds(process.execPath, args, { ...environment, TEST_REPORT_FILE: report });
    const found = existsSync(report) ? /** @type {Suite[]} */ (JSON.parse(readFileSync(report, 'utf8'))) : [];
    suites.push(...found);
    const { failed } = tally(found);
    const empty = plan.whole ? projects.filter((project) => !found.some((suite) => suite.project === project)) : [];
    // Jest may fail without a failing test (a setup that threw, a crash); and a project without tests proves nothing.
    if ((!good && failed === 0) || empty.length > 0) {
      suites.push({ project: empty[0] ?? name, file: '(jest itself)', seconds: 0, passed: 0, failed: 1, skipped: 0 });
      return false;
    }
    return good;
  });
}

let unexpected = false;
try {
  await removeStaleTestData(join(projectRoot, '.data'));
  mkdirSync(dataDir, { recursive: true });
  claimDirectory(dataDir);
  if (plan.runs.some((name) => RUNS[name].servers)) {
    const say = (/** @type {string} */ sentence) => progress.say(sentence);
    await progress.step('Looking for MariaDB and Redis', () => ensureServers({ needed: ['mariadb', 'redis'], say }));
    const noVoice = await ensureVoice(say);
    // Only the tests of what is heard fail then.
    if (noVoice) progress.say(noVoice);
  }
  await ensurePackages(progress, dataDir);
  if (await runChecks()) await runTests();
} catch (error) {
  unexpected = true;
  console.error(toldToAPerson(error));
} finally {
  await removeTestData(dataDir);
}

const sum = tally(suites);
if (suites.length > 1) console.log(`\nThe slowest suites:\n${slowestSuites(suites).join('\n')}`);
if (interrupted) console.log(`\nStopped by ${interrupted}.`);
else if (failures.length > 0) console.log(`\nFailed: ${failures.join(', ')}.`);
const good = failures.length === 0 && !unexpected && !interrupted && sum.failed === 0;
// A check that failed is not a test; without this the last line would speak of no failure.
if (!good && sum.failed === 0) sum.failed = 1;
console.log(`\n${lastLine(sum)}`);
process.exitCode = good ? 0 : 1;
