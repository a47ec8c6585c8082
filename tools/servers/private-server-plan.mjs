import { join } from 'node:path';

/** Crash recovery after a SIGKILL, on a slow and busy machine, is the longest start there is. */
const READY_WITHIN_MS = 90_000;
const STOP_GRACE_MS = 30_000;

/**
 * What the plans of MariaDB and Redis have in common.
 *
 * @template {'mariadb' | 'redis'} Name
 * @param {Name} name
 * @param {string} title
 * @param {string} dataDir
 * @param {boolean} durable
 */
export function privateServerPlan(name, title, dataDir, durable) {
  return {
    name,
    kind: name,
    title,
    dataDir,
    logFile: join(dataDir, 'logs', `${name}.log`),
    cwd: dataDir,
    // Of our environment a server needs nothing but a place for programs; its zone and words are fixed.
    env: () => ({ PATH: process.env.PATH, HOME: dataDir, TZ: 'UTC', LC_ALL: 'C' }),
    readyWithinMs: READY_WITHIN_MS,
    stopGraceMs: durable ? STOP_GRACE_MS : 0,
    outlivesUs: durable,
  };
}
