import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/*
 * Below every platform's range for outgoing connections (Linux begins at 32768, macOS at 49152). A port of that range
 * could be taken by any outgoing connection while a server is stopped and about to come back on it; worse, a client that
 * keeps trying a closed port of that range can end up connected to itself.
 */
const LOWEST = 15_000;
const HIGHEST = 32_000;
const TRIES = 200;

/**
 * Whether something could listen there now.
 *
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function portIsFree(port, host = '127.0.0.1') {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === 'EADDRINUSE') resolve(false);
      else reject(error);
    });
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => resolve(true)));
  });
}

/**
 * A port on which nothing listens. It is not held: whoever starts on it must be ready to find it taken and ask again.
 *
 * @param {ReadonlySet<number>} [except] ports already promised to others
 * @returns {Promise<number>}
 */
export async function freePort(except = new Set()) {
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const port = randomInt(LOWEST, HIGHEST);
    if (!except.has(port) && (await portIsFree(port))) return port;
  }
  throw new Error(`no free port between ${LOWEST} and ${HIGHEST} in ${TRIES} tries`);
}
