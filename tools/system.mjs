import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { projectRoot } from './launcher/project.mjs';
import { prepareDatabase } from './launcher/prepare-database.mjs';
import { MATCHING_NODE_ARGS, PORTS, SECRETS, SERVICE_NODE_ARGS, SERVICES } from './launcher/settings.mjs';
import { noteDatabase } from './launcher/shared-databases.mjs';
import { claimDirectory } from './servers/claim-directory.mjs';
import { freePort } from './servers/free-port.mjs';
import { keptSecrets } from './servers/kept-secrets.mjs';
import { LauncherRefusal } from './servers/launcher-refusal.mjs';
import { ListeningProcess } from './servers/listening-process.mjs';
import { tailOf } from './servers/managed-process.mjs';
import { startServers } from './servers/start-servers.mjs';
import { stopOrphans } from './servers/stop-orphans.mjs';

/** @typedef {import('./system.d.mts').System} System */
/** @typedef {import('./system.d.mts').SystemOptions} SystemOptions */
/** @typedef {import('./system.d.mts').ServiceOptions} ServiceOptions */
/** @typedef {import('./system.d.mts').ServiceHandle} ServiceHandle */
/** @typedef {import('./system.d.mts').SystemProgress} SystemProgress */
/** @typedef {import('./launcher/settings.mjs').PortName} PortName */

const READY_WITHIN_MS = 90_000;
const STOP_GRACE_MS = 12_000;
/** One question whether a service is ready; it may take this long before it counts as a no. */
const ASK_WITHIN_MS = 3_000;
const WHOLE_LOG = Number.MAX_SAFE_INTEGER;

const GATEWAY = Object.freeze({
  name: 'sms',
  entry: join(projectRoot, 'tools', 'sms-gateway', 'main.mjs'),
  ready: '/healthz',
});
/** Where the worker service takes the SMS that people send in. */
const INBOUND_PATH = '/api/sms/inbound';

/** @type {SystemProgress} */
const silent = { step: (_title, work) => work(() => undefined), say: () => undefined };

/** The contract stands in the declaration file. @type {typeof import('./system.d.mts').startSystem} */
export async function startSystem(options) {
  mkdirSync(options.dataDir, { recursive: true });
  const dataDir = realpathSync(resolve(options.dataDir));
  const claim = claimDirectory(dataDir);
  if ('heldBy' in claim)
    throw new LauncherRefusal(`${dataDir} is in use by process ${claim.heldBy.pid}; stop that one first.`);
  const { progress = silent } = options;
  try {
    await stopOrphans(dataDir, (sentence) => progress.say(sentence));
    return await startParts({ ...options, dataDir }, progress, claim.release);
  } catch (error) {
    // Whatever of it runs already is recorded in the directory, so that it is ended by the same way as an orphan.
    await stopOrphans(dataDir);
    claim.release();
    throw error;
  }
}

/**
 * @param {SystemOptions} options
 * @param {SystemProgress} progress
 * @param {() => void} release
 * @returns {Promise<System>}
 */
async function startParts(options, progress, release) {
  const { dataDir, durable = true, services = SERVICES, sms = true, migrate = true, seed = false } = options;
  const servers = await startNeededServers(options, durable, progress);
  const ports = await allPorts(options.ports ?? {});
  const databaseUrl = options.databaseUrl ?? servers?.databaseUrl ?? '';
  const redisUrl = options.redisUrl ?? servers?.redisUrl ?? '';
  const env = serviceEnvironment({ dataDir, ports, databaseUrl, redisUrl, overrides: options.env ?? {} });
  noteDatabase(dataDir, options.databaseUrl);
  if (migrate) {
    await prepareDatabase({ databaseUrl, env, dataDir, seed, ours: !options.databaseUrl, progress });
  }

  /** @type {Map<string, ServiceHandle>} */
  const handles = new Map();
  /** @param {string | ServiceOptions} wanted @returns {Promise<ServiceHandle | undefined>} not started yet */
  const prepare = async (wanted) => {
    const system = { dataDir, durable, ports, env };
    const { handle, entry } = await serviceProcess(typeof wanted === 'string' ? { name: wanted } : wanted, system);
    if (handles.has(handle.name)) throw new Error(`two services are named ${handle.name}`);
    if (!existsSync(entry)) {
      const source = sourceOf(entry);
      const missing = `${source} is not built: there is no ${relative(projectRoot, entry)}.`;
      if (options.missing !== 'skip') throw new LauncherRefusal(missing);
      progress.say(`No ${handle.name} service in this checkout yet (${source}): it is left out.`);
      return undefined;
    }
    handles.set(handle.name, handle);
    return handle;
  };
  /** @type {ServiceHandle[]} */
  const due = [];
  for (const wanted of [...(sms ? [GATEWAY] : []), ...services]) {
    const handle = await prepare(wanted);
    if (handle) due.push(handle);
  }
  if (due.length > 0) await startTogether(due, progress);

  return {
    dataDir,
    databaseUrl,
    redisUrl,
    env,
    servers,
    get services() {
      return [...handles.values()].filter(({ name }) => name !== GATEWAY.name);
    },
    get sms() {
      return handles.get(GATEWAY.name);
    },
    get urls() {
      return Object.fromEntries([...handles.values()].map(({ name, url }) => [name, url]));
    },
    service: (name) => {
      const handle = handles.get(name);
      if (!handle) throw new Error(`no service named ${name} was started`);
      return handle;
    },
    start: async (wanted) => {
      const handle = await prepare(wanted);
      if (!handle) throw new LauncherRefusal('The service is not built.');
      await startTogether([handle], progress);
      return handle;
    },
    stop: async () => {
      const all = [...handles.values()];
      // The gateway goes after the others: they may still have something to send while they end.
      await Promise.all(all.filter(({ name }) => name !== GATEWAY.name).map((handle) => handle.stop()));
      await handles.get(GATEWAY.name)?.stop();
      await servers?.stop();
      release();
    },
  };
}

/** @param {ServiceHandle[]} handles @param {SystemProgress} progress */
async function startTogether(handles, progress) {
  const names = new Set(handles.map(({ name }) => name));
  await progress.step(`Starting ${[...names].join(', ')}`, async (note) => {
    const starts = handles.map(async (handle) => {
      await handle.start();
      names.delete(handle.name);
      note(names.size > 0 ? `waiting for ${[...names].join(', ')}` : '');
    });
    const outcomes = await Promise.allSettled(starts);
    const failure = outcomes.find((outcome) => outcome.status === 'rejected');
    if (failure) throw failure.reason;
  });
}

/** @param {SystemOptions} options @param {boolean} durable @param {SystemProgress} progress */
async function startNeededServers({ dataDir, databaseUrl, redisUrl }, durable, progress) {
  const only = /** @type {('mariadb' | 'redis')[]} */ ([databaseUrl ? [] : 'mariadb', redisUrl ? [] : 'redis'].flat());
  if (only.length === 0) return undefined;
  const title = `Starting private ${only.map((name) => (name === 'mariadb' ? 'MariaDB' : 'Redis')).join(' and ')}`;
  return progress.step(title, (note) =>
    startServers({ dataDir, durable, only, say: (sentence) => void (note(sentence), progress.say(sentence)) }),
  );
}

/** @param {Partial<Record<PortName, number>>} given @returns {Promise<Record<PortName, number>>} */
async function allPorts(given) {
  const taken = new Set(Object.values(given));
  /** @type {Partial<Record<PortName, number>>} */
  const ports = {};
  for (const name of /** @type {PortName[]} */ (Object.keys(PORTS))) {
    const port = given[name] ?? (await freePort(taken));
    taken.add(port);
    ports[name] = port;
  }
  return /** @type {Record<PortName, number>} */ (ports);
}

/**
 * What every service is told. What the caller overrides wins over what we make, and both over what this process was given.
 *
 * @param {object} options
 * @param {string} options.dataDir
 * @param {Record<PortName, number>} options.ports
 * @param {string} options.databaseUrl
 * @param {string} options.redisUrl
 * @param {Readonly<Record<string, string | undefined>>} options.overrides
 * @returns {NodeJS.ProcessEnv}
 */
function serviceEnvironment({ dataDir, ports, databaseUrl, redisUrl, overrides }) {
  const production = overrides.NODE_ENV === 'production';
  const secrets = production ? {} : keptSecrets(join(dataDir, 'secrets.json'), SECRETS, 'base64');
  const made = production
    ? {}
    : {
        NODE_ENV: 'development',
        DEMO_MODE: '1',
        MASTER_KEY_FILE: join(dataDir, 'master-keys.json'),
        SMS_GATEWAY_URL: `http://127.0.0.1:${ports.sms}`,
        SMS_INBOUND_URL: `http://127.0.0.1:${ports.worker}${INBOUND_PATH}`,
      };
  const portVariables = Object.entries(PORTS).map(([name, { variable }]) => [
    variable,
    String(ports[/** @type {PortName} */ (name)]),
  ]);
  return {
    ...process.env,
    ...made,
    ...secrets,
    ...Object.fromEntries(portVariables),
    TZ: 'UTC',
    DATA_DIR: dataDir,
    ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    ...overrides,
  };
}

/**
 * @param {ServiceOptions} wanted
 * @param {{ dataDir: string, durable: boolean, ports: Record<PortName, number>, env: NodeJS.ProcessEnv }} system
 */
async function serviceProcess(wanted, { dataDir, durable, ports, env }) {
  const {
    name,
    kind = /** @type {import('./system.d.mts').ServiceName} */ (name),
    nodeArgs = [],
    args = [],
    ready = '/readyz',
  } = wanted;
  const entry = wanted.entry ?? join(projectRoot, 'dist', 'apps', kind, 'main.js');
  if (!isAbsolute(entry)) throw new Error(`the entry of ${name} must be an absolute path: ${entry}`);
  const usual = /** @type {Record<string, { variable: string }>} */ (PORTS)[kind];
  // The first of its kind has the port that all the others know; a further one gets a free one of its own.
  const port = wanted.port ?? (name === kind ? ports[/** @type {PortName} */ (kind)] : undefined) ?? (await freePort());
  const portVariable = usual ? { [usual.variable]: String(port) } : {};
  const logFile = join(dataDir, 'logs', `${name}.log`);
  const url = `http://127.0.0.1:${port}`;
  const listening = new ListeningProcess({
    name,
    title: `The ${name} service`,
    kind: 'service',
    dataDir,
    logFile,
    cwd: projectRoot,
    command: process.execPath,
    args: () => [...SERVICE_NODE_ARGS, ...(kind === 'matching' ? MATCHING_NODE_ARGS : []), ...nodeArgs, entry, ...args],
    env: () => ({ ...env, PORT: String(port), ...portVariable, ...wanted.env }),
    marker: entry,
    port,
    isReady: () => answersOk(`${url}${ready}`),
    readyWithinMs: READY_WITHIN_MS,
    stopGraceMs: STOP_GRACE_MS,
    outlivesUs: durable,
  });
  const handle = Object.assign(listening, {
    url,
    log: (/** @type {number | undefined} */ lines) => tailOf(logFile, lines ?? WHOLE_LOG),
  });
  return { handle, entry };
}

/** @param {string} url @returns {Promise<boolean>} */
async function answersOk(url) {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(ASK_WITHIN_MS) });
    await answer.arrayBuffer();
    return answer.ok;
  } catch {
    return false;
  }
}

/** @param {string} entry @returns {string} */
function sourceOf(entry) {
  return relative(join(projectRoot, 'dist'), entry).replace(/\.js$/, '.ts');
}
