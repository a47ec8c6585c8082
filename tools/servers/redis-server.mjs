import { mkdirSync, writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { ListeningProcess } from './listening-process.mjs';
import { privateServerPlan } from './private-server-plan.mjs';

const ANSWER_WITHIN_MS = 5_000;

/**
 * A private Redis. Durable: every write goes to its append-only file. Otherwise nothing is kept over a restart, which is
 * what tests that lose Redis ask for. Its password stands in its configuration file and not on the command line.
 *
 * @param {object} options
 * @param {{ server: string }} options.programs
 * @param {string} options.dataDir holds `redis/`
 * @param {boolean} options.durable
 * @param {string} options.password base64url
 */
export function redisServer({ programs, dataDir, durable, password }) {
  const configuration = join(dataDir, 'redis.conf');
  const directory = join(dataDir, 'redis');
  /** @param {number} port */
  const args = (port) => {
    mkdirSync(directory, { recursive: true });
    const lines = [
      'bind 127.0.0.1',
      `port ${port}`,
      `requirepass ${password}`,
      `dir ${JSON.stringify(directory)}`,
      // BullMQ loses jobs without a word where keys may be evicted.
      'maxmemory-policy noeviction',
      `appendonly ${durable ? 'yes' : 'no'}`,
      'appendfsync everysec',
      'save ""',
      'daemonize no',
      // By its untouched command line an orphan is known again.
      'set-proc-title no',
    ];
    writeFileSync(configuration, `${lines.join('\n')}\n`, { mode: 0o600 });
    return [configuration];
  };
  const server = new ListeningProcess({
    ...privateServerPlan('redis', 'Redis', dataDir, durable),
    command: programs.server,
    args,
    marker: configuration,
    isReady: async (port) => (await ask(port, ['AUTH', password], ['PING']).catch(() => '')) === '+PONG',
  });
  return {
    server,
    redisUrl: () => `redis://:${password}@127.0.0.1:${server.port}/0`,
    /** Empties it, all databases, before it resolves. */
    flush: async () => {
      const answer = await ask(server.port, ['AUTH', password], ['FLUSHALL', 'SYNC']);
      if (answer !== '+OK') throw new Error(`Redis did not empty itself: ${answer}`);
    },
  };
}

/**
 * Sends commands one after the other and resolves with the last one's answer, a single line of Redis' protocol.
 *
 * @param {number} port
 * @param {...string[]} commands
 * @returns {Promise<string>}
 */
function ask(port, ...commands) {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port });
    let received = '';
    socket.setTimeout(ANSWER_WITHIN_MS, () => socket.destroy(new Error('Redis does not answer')));
    socket.once('error', reject);
    socket.once('close', () => reject(new Error('Redis closed the connection')));
    socket.once('connect', () => socket.write(commands.map(encoded).join('')));
    socket.on('data', (chunk) => {
      received += chunk.toString('latin1');
      const lines = received.split('\r\n');
      // The last piece is what follows the last line end: not a whole line yet.
      if (lines.length <= commands.length) return;
      resolve(lines[commands.length - 1] ?? '');
      socket.destroy();
    });
  });
}

/** @param {string[]} command @returns {string} */
function encoded(command) {
  return `*${command.length}\r\n${command.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`;
}
