import { LauncherRefusal } from '../servers/launcher-refusal.mjs';

/** The services with a port of their own, in the order in which a person thinks of them. */
export const SERVICES = /** @type {const} */ (['worker', 'employer', 'centre', 'matching']);

/** Where everything listens unless the environment says otherwise: variable and port. */
export const PORTS = Object.freeze({
  worker: { variable: 'WORKER_PORT', port: 3001 },
  employer: { variable: 'EMPLOYER_PORT', port: 3002 },
  centre: { variable: 'CENTRE_PORT', port: 3003 },
  matching: { variable: 'MATCHING_PORT', port: 3004 },
  sms: { variable: 'SMS_PORT', port: 3005 },
});

/**
 * How Node runs a service. V8 has four helper threads by itself, for collecting garbage and compiling; on a machine of two
 * processors they take one from the thread that answers, 4 ms at a time.
 */
export const SERVICE_NODE_ARGS = Object.freeze(['--enable-source-maps', '--v8-pool-size=1']);
/**
 * And matching besides. V8 guesses which objects will last: those of one search, guessed wrongly, drag all that they refer
 * to among the lasting ones, which makes each collection of the young ones three times as long.
 */
export const MATCHING_NODE_ARGS = Object.freeze(['--no-allocation-site-pretenuring']);

/** @typedef {keyof typeof PORTS} PortName */

/** Secrets that the launcher makes for development; a production environment must bring its own. */
export const SECRETS = /** @type {const} */ (['BLIND_INDEX_KEY', 'CSRF_SECRET', 'LINK_SECRET', 'SMS_GATEWAY_TOKEN']);
const PRODUCTION_NEEDS = ['DATABASE_URL', 'REDIS_URL', 'MASTER_KEY_FILE', 'SMS_GATEWAY_URL', ...SECRETS];

/**
 * What the environment asks `npm start` for.
 *
 * @param {NodeJS.ProcessEnv} env
 * @returns {{ production: boolean, ports: Record<PortName, number>, databaseUrl?: string, redisUrl?: string }}
 */
export function readSettings(env) {
  const production = env.NODE_ENV === 'production';
  const lacking = production ? PRODUCTION_NEEDS.filter((name) => !env[name]) : [];
  if (lacking.length > 0) {
    throw new LauncherRefusal(
      `NODE_ENV=production starts no private servers and makes no secrets: set ${lacking.join(', ')}.`,
    );
  }
  const ports = portsOf(env);
  return {
    production,
    ports,
    ...(env.DATABASE_URL ? { databaseUrl: urlOf(env.DATABASE_URL, 'DATABASE_URL', ['mysql:', 'mariadb:']) } : {}),
    ...(env.REDIS_URL ? { redisUrl: urlOf(env.REDIS_URL, 'REDIS_URL', ['redis:', 'rediss:']) } : {}),
  };
}

/** @param {NodeJS.ProcessEnv} env @returns {Record<PortName, number>} */
function portsOf(env) {
  /** @type {Map<number, string>} */
  const taken = new Map();
  const pairs = Object.entries(PORTS).map(([name, { variable, port: usual }]) => {
    const text = env[variable] ?? '';
    const port = text === '' ? usual : Number(text);
    if (!/^\d*$/.test(text) || port < 1 || port > 65_535) {
      throw new LauncherRefusal(`${variable} must be a port between 1 and 65535, not "${text}".`);
    }
    const other = taken.get(port);
    if (other) throw new LauncherRefusal(`${other} and ${variable} both name port ${port}: give each service its own.`);
    taken.set(port, variable);
    return [name, port];
  });
  return Object.fromEntries(pairs);
}

/**
 * @param {string} text one URL, or for Redis those of a cluster's nodes separated by commas
 * @param {string} variable
 * @param {string[]} protocols
 * @returns {string}
 */
function urlOf(text, variable, protocols) {
  const example = protocols.includes('redis:') ? 'redis://host:6379/0' : 'mysql://user:password@host:3306/guigong';
  const urls = protocols.includes('redis:') ? text.split(',') : [text];
  const right = urls.every((url) => URL.canParse(url) && protocols.includes(new URL(url).protocol));
  // The text itself is not shown: it may hold a password.
  if (!right) throw new LauncherRefusal(`${variable} is not a URL like ${example}.`);
  return text;
}
