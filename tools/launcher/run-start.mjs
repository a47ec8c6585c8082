import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { portIsFree } from '../servers/free-port.mjs';
import { claimDirectory } from '../servers/claim-directory.mjs';
import { ensureVoice } from '../servers/ensure-voice.mjs';
import { ensureServers } from '../servers/install-servers.mjs';
import { LauncherRefusal, toldToAPerson } from '../servers/launcher-refusal.mjs';
import { stopOrphans } from '../servers/stop-orphans.mjs';
import { startSystem } from '../system.mjs';
import { build } from './build.mjs';
import { buildFronts } from './build-fronts.mjs';
import { checkDatabase, checkRedis } from './check-outside-servers.mjs';
import { endAbandonedLauncher, npmAround, onStopRequest } from './launcher-life.mjs';
import { ensurePackages } from './ensure-packages.mjs';
import { keepAlive } from './keep-alive.mjs';
import { Progress } from './progress.mjs';
import { developmentData, projectRoot } from './project.mjs';
import { endRunningPrograms } from './run-to-end.mjs';
import { PORTS, readSettings } from './settings.mjs';
import { readSignIns, welcome } from './welcome.mjs';

/** @typedef {import('../system.d.mts').System} System */
/** @typedef {import('./settings.mjs').PortName} PortName */

const RUN_FILE = join(developmentData, 'run.json');
/** Who started us; the next start reads it when it finds us running. */
const LAUNCHER_FILE = join(developmentData, 'launcher.json');

/** `npm start`, from a bare checkout to a running market, until it is told to stop. */
export async function runStart() {
  const progress = new Progress();
  /** @type {System | undefined} */
  let system;
  /** @type {{ cancel: () => void }[]} */
  const watches = [];
  let stopping = false;
  /** Until the data directory is ours, whatever runs from it is somebody else's. @type {(() => Promise<void>) | undefined} */
  let giveUpData;

  const stop = async (/** @type {string} */ why) => {
    stopping = true;
    progress.print(`\n${why}: stopping services, then Redis, then MariaDB.`);
    const since = performance.now();
    for (const watch of watches) watch.cancel();
    endRunningPrograms();
    await system?.stop();
    await giveUpData?.();
    progress.print(`Stopped in ${((performance.now() - since) / 1000).toFixed(1)} s. The data is kept in .data/dev.`);
    process.exit(0);
  };
  onStopRequest((why) => {
    stop(why).catch((error) => {
      console.error(error);
      process.exit(1);
    });
  });

  try {
    const settings = readSettings(process.env);
    const release = await claimDevelopmentData(progress);
    giveUpData = async () => {
      // What was just being started, or only half, is in no system yet, but it is recorded.
      await stopOrphans(developmentData);
      rmSync(RUN_FILE, { force: true });
      release();
    };
    system = await bringUp(settings, progress);
    if (stopping) return;
    const running = system;
    writeRunFile(running);
    for (const handle of [...running.services, running.sms, running.servers?.mariadb, running.servers?.redis]) {
      if (!handle) continue;
      const say = (/** @type {string} */ sentence) => progress.say(sentence);
      watches.push(keepAlive(handle, { say, onRestart: () => writeRunFile(running) }));
    }
    progress.print(welcome(running, readSignIns(developmentData)));
    // Children are not what keeps this process awake; this is.
    setInterval(() => undefined, 60_000);
  } catch (error) {
    // Told to stop in the middle of a step: the step fails because of that, and stop() goes on with the rest.
    if (stopping) return;
    await giveUpData?.();
    console.error(toldToAPerson(error));
    process.exit(1);
  }
}

/**
 * @param {ReturnType<typeof readSettings>} settings
 * @param {Progress} progress
 * @returns {Promise<System>}
 */
async function bringUp({ production, ports, databaseUrl, redisUrl }, progress) {
  await stopOrphans(developmentData, (sentence) => progress.say(sentence));
  await refuseTakenPorts(ports, production);
  // Before the packages, which take much longer: who cannot have servers should hear it at once.
  const needed = /** @type {const} */ (['mariadb', 'redis']).filter(
    (name) => !(name === 'redis' ? redisUrl : databaseUrl),
  );
  const say = (/** @type {string} */ sentence) => progress.say(sentence);
  if (needed.length > 0) await progress.step('Looking for MariaDB and Redis', () => ensureServers({ needed, say }));
  const noVoice = await progress.step('Looking for a voice', () => ensureVoice(say));
  if (noVoice) progress.say(noVoice);
  await ensurePackages(progress, developmentData);
  if (databaseUrl) await progress.step('Checking the database of DATABASE_URL', () => checkDatabase(databaseUrl));
  if (redisUrl) await progress.step('Checking the Redis of REDIS_URL', () => checkRedis(redisUrl));
  await progress.step('Building the services', async (note) => {
    const { compiled, removed } = await build();
    note(`${compiled} files compiled, ${removed} removed`);
  });
  await progress.step('Building their pages', async (note) => {
    const built = await buildFronts({ note });
    note(built.length > 0 ? `built: ${built.join(', ')}` : 'as they were');
  });
  const { DEMO_MODE } = process.env;
  return startSystem({
    dataDir: developmentData,
    ports,
    env: { ...(production ? { NODE_ENV: 'production' } : {}), ...(DEMO_MODE ? { DEMO_MODE } : {}) },
    ...(databaseUrl ? { databaseUrl } : {}),
    ...(redisUrl ? { redisUrl } : {}),
    sms: !production,
    seed: !production,
    missing: 'skip',
    progress,
  });
}

/** @param {Progress} progress @returns {Promise<() => void>} gives the directory back */
async function claimDevelopmentData(progress) {
  let claim = claimDirectory(developmentData);
  if ('heldBy' in claim && (await endAbandoned(claim.heldBy, progress))) {
    claim = claimDirectory(developmentData);
  }
  if ('release' in claim) {
    writeFileSync(LAUNCHER_FILE, JSON.stringify({ npm: npmAround() }), { mode: 0o600 });
    return claim.release;
  }
  throw new LauncherRefusal(
    `It runs already (process ${claim.heldBy.pid}${runningUrls()}): stop that one with Ctrl-C first.`,
  );
}

/** @param {import('../servers/process-identity.mjs').ProcessIdentity} launcher @param {Progress} progress */
function endAbandoned(launcher, progress) {
  const { npm } = /** @type {{ npm?: typeof launcher }} */ (jsonIn(LAUNCHER_FILE) ?? {});
  return endAbandonedLauncher(launcher, npm, (sentence) => progress.say(sentence));
}

/** @returns {string} */
function runningUrls() {
  const { urls = {} } = /** @type {{ urls?: Record<string, string> }} */ (jsonIn(RUN_FILE) ?? {});
  return Object.entries(urls)
    .map(([name, url]) => `, ${name} ${url}`)
    .join('');
}

/** @param {string} file @returns {unknown} undefined where it does not exist or is not whole */
function jsonIn(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {Record<PortName, number>} ports @param {boolean} production */
async function refuseTakenPorts(ports, production) {
  for (const [name, { variable }] of Object.entries(PORTS)) {
    if (production && name === 'sms') continue;
    const port = ports[/** @type {PortName} */ (name)];
    const free = (await portIsFree(port)) && (await portIsFree(port, '0.0.0.0'));
    if (free) continue;
    throw new LauncherRefusal(
      `Port ${port} is taken by another program: stop that program, or name another port for the ${name} service with ${variable}.`,
    );
  }
}

/** For tools and tests: where everything is. @param {System} system */
function writeRunFile(system) {
  const handles = [...system.services, system.sms, system.servers?.mariadb, system.servers?.redis].filter(
    (handle) => handle !== undefined,
  );
  const run = {
    startedAt: new Date().toISOString(),
    launcher: process.pid,
    urls: system.urls,
    pids: Object.fromEntries(handles.map(({ name, pid }) => [name, pid])),
    databaseUrl: system.databaseUrl,
    redisUrl: system.redisUrl,
    logs: join(projectRoot, '.data', 'dev', 'logs'),
    signIns: readSignIns(developmentData),
  };
  // By a rename: whoever reads it while a service is being restarted sees a whole one.
  writeFileSync(`${RUN_FILE}.new`, `${JSON.stringify(run, null, 2)}\n`, { mode: 0o600 });
  renameSync(`${RUN_FILE}.new`, RUN_FILE);
}
