import { writeFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { asRoot } from './mariadb-directory.mjs';
import { ListeningProcess } from './listening-process.mjs';
import { privateServerPlan } from './private-server-plan.mjs';
import { makeSocketDirectory } from './socket-directory.mjs';

/** The application's schema, and the users: one for the application, one that may make and drop any schema. */
export const SCHEMA = 'guigong';
const APP_USER = 'guigong';
const ADMIN_USER = 'guigong_admin';

const GREETING_WITHIN_MS = 2_000;

/**
 * What tests may have because their data is thrown away: no flush ever reaches the disk. Not for tests about durability.
 */
const NOT_DURABLE = [
  '--innodb-flush-log-at-trx-commit=0',
  '--innodb-flush-method=nosync',
  '--innodb-doublewrite=0',
  '--innodb-log-file-size=8M',
  '--innodb-buffer-pool-size=96M',
  '--innodb-buffer-pool-load-at-startup=0',
  '--innodb-buffer-pool-dump-at-shutdown=0',
];
const DURABLE = [
  '--innodb-flush-log-at-trx-commit=1',
  '--innodb-doublewrite=1',
  '--innodb-log-file-size=48M',
  '--innodb-buffer-pool-size=256M',
];

/**
 * A private MariaDB over an initialised data directory.
 *
 * @param {object} options
 * @param {{ server: string }} options.programs
 * @param {string} options.dataDir holds `mariadb/`, the data directory
 * @param {boolean} options.durable
 * @param {{ app: string, admin: string, root: string }} options.passwords base64url, so that they need no quoting
 */
export function mariadbServer({ programs, dataDir, durable, passwords }) {
  const directory = join(dataDir, 'mariadb');
  const initFile = join(dataDir, 'mariadb-init.sql');
  const marker = `--datadir=${directory}`;
  /** @param {number} port */
  const args = (port) => {
    const sockets = makeSocketDirectory(dataDir);
    writeFileSync(initFile, accounts(passwords, durable), { mode: 0o600 });
    return [
      '--no-defaults',
      marker,
      `--socket=${join(sockets, 'mariadb.sock')}`,
      `--pid-file=${join(directory, 'server.pid')}`,
      `--init-file=${initFile}`,
      '--bind-address=127.0.0.1',
      `--port=${port}`,
      '--skip-name-resolve',
      '--character-set-server=utf8mb4',
      // Compares characters beyond the first plane (rare Han in names) by themselves; the older unicode_ci takes them all for one.
      '--collation-server=utf8mb4_unicode_520_ci',
      '--default-time-zone=+00:00',
      '--transaction-isolation=READ-COMMITTED',
      '--max-connections=400',
      '--max-allowed-packet=64M',
      '--local-infile=0',
      '--performance-schema=0',
      '--log-warnings=1',
      ...(durable ? DURABLE : NOT_DURABLE),
      ...asRoot(),
    ];
  };
  const server = new ListeningProcess({
    ...privateServerPlan('mariadb', 'MariaDB', dataDir, durable),
    command: programs.server,
    args,
    marker,
    isReady: async (port) => (await greetingOf('127.0.0.1', port)) !== undefined,
  });
  /** @param {string} user @param {string} password @param {string} schema */
  const url = (user, password, schema) => `mysql://${user}:${password}@127.0.0.1:${server.port}/${schema}`;
  return {
    server,
    databaseUrl: () => url(APP_USER, passwords.app, SCHEMA),
    adminDatabaseUrl: () => url(ADMIN_USER, passwords.admin, ''),
  };
}

/**
 * Run at every start before the first connection is taken, so the accounts of a fresh data directory, which have no
 * passwords, are never reachable. One statement a line, as MariaDB wants it.
 *
 * @param {{ app: string, admin: string, root: string }} passwords
 * @param {boolean} durable
 * @returns {string}
 */
function accounts({ app, admin, root }, durable) {
  /** @param {string} user @param {string} password */
  const user = (user, password) => [
    `CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
    `ALTER USER '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';`,
  ];
  return [
    `DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');`,
    'FLUSH PRIVILEGES;',
    `ALTER USER 'root'@'localhost' IDENTIFIED BY '${root}';`,
    `CREATE DATABASE IF NOT EXISTS ${SCHEMA};`,
    ...user(APP_USER, app),
    `GRANT ALL PRIVILEGES ON ${SCHEMA}.* TO '${APP_USER}'@'127.0.0.1';`,
    ...user(ADMIN_USER, admin),
    `GRANT ALL PRIVILEGES ON *.* TO '${ADMIN_USER}'@'127.0.0.1';`,
    // Tests have one schema per jest worker, each used with the application's own rights.
    ...(durable ? [] : [`GRANT ALL PRIVILEGES ON \`gg\\_%\`.* TO '${APP_USER}'@'127.0.0.1';`]),
    '',
  ].join('\n');
}

/**
 * The version text a MySQL-speaking server greets with, or undefined where nothing (or something else) answers. MariaDB
 * opens its port only when its init file has run: a greeting means that it is ready.
 *
 * @param {string} host
 * @param {number} port
 * @returns {Promise<string | undefined>}
 */
export function greetingOf(host, port) {
  return new Promise((resolve) => {
    const socket = createConnection({ host, port });
    const chunks = /** @type {Buffer[]} */ ([]);
    const done = (/** @type {string | undefined} */ version) => {
      resolve(version);
      socket.destroy();
    };
    socket.setTimeout(GREETING_WITHIN_MS, () => done(undefined));
    socket.once('error', () => done(undefined));
    socket.once('close', () => done(undefined));
    socket.on('data', (chunk) => {
      chunks.push(chunk);
      const packet = Buffer.concat(chunks);
      // 3 bytes of length, 1 of sequence, 1 of protocol version (10), then the version text up to a zero byte.
      const end = packet.indexOf(0, 5);
      if (packet.length > 5 && packet[4] !== 10) done(undefined);
      else if (end > 0) done(packet.toString('latin1', 5, end));
    });
  });
}
