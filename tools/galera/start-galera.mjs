import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import { createConnection } from 'mysql2/promise';
import { freePort } from '../servers/free-port.mjs';

const PROVIDER = '/usr/lib/galera/libgalera_smm.so';

/** User and group `nobody` / `nogroup` on Debian. */
const NOBODY = [65_534, 65_534];

/** A node that was not synced within this time never will be. */
const JOIN_MS = 60_000;

/** The scripts that carry a node's state to one that joins; kept between runs. */
const SCRIPTS = fileURLToPath(new URL('../../.data/galera', import.meta.url));

/**
 * Installs Debian's `galera-4` and `rsync` where they are missing, and takes the state transfer scripts out of the package
 * `mariadb-server` without installing it, which would start a server of its own.
 * Throws one sentence where it may not. @returns {string} the folder with the scripts, for PATH
 */
export function ensureGalera() {
  const scripts = join(SCRIPTS, 'usr', 'bin');
  const there = existsSync(PROVIDER) && spawnSync('rsync', ['--version'], { stdio: 'ignore' }).status === 0;
  if (there && existsSync(join(scripts, 'wsrep_sst_rsync'))) return scripts;
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) {
    throw new Error(
      'The cluster test needs root on Debian or Ubuntu, for the packages galera-4, rsync and mariadb-server.',
    );
  }
  apt(SCRIPTS, ['update', '-q']);
  if (!there) apt(SCRIPTS, ['install', '-y', '-q', '--no-install-recommends', 'galera-4', 'rsync']);
  apt(SCRIPTS, ['download', '-q', 'mariadb-server']);
  const [deb] = readdirSync(SCRIPTS).filter((file) => file.endsWith('.deb'));
  const unpacked = spawnSync('dpkg-deb', ['-x', join(SCRIPTS, deb ?? ''), SCRIPTS], { encoding: 'utf8' });
  if (unpacked.status !== 0) throw new Error(`dpkg-deb could not unpack mariadb-server:\n${unpacked.stderr}`);
  return scripts;
}

function apt(folder, args) {
  mkdirSync(folder, { recursive: true });
  const { status, stderr } = spawnSync('apt-get', args, { cwd: folder, encoding: 'utf8' });
  if (status !== 0) throw new Error(`apt-get ${args[0]} failed:\n${stderr.slice(-500)}`);
}

/** Four ports that follow from one base: group communication, incremental and full state transfer. */
async function portsOf() {
  const taken = new Set();
  const next = async () => {
    const port = await freePort(taken);
    taken.add(port);
    return port;
  };
  return { sql: await next(), group: await next(), ist: await next(), sst: await next() };
}

/**
 * Starts a Galera cluster on loopback, the first node alone and the others joining one by one.
 * @param {number} size how many nodes
 * @returns {Promise<{ urls: string[], stop(): Promise<void> }>} one address per node, all with the same schema
 */
export async function startGalera(size) {
  const scripts = ensureGalera();
  const folder = mkdtempSync(join(tmpdir(), 'gg-galera-'));
  // As root the state transfer would drop its rights by itself, and then not reach the folders: all of it runs as nobody.
  const asRoot = process.getuid?.() === 0 ? ['--user=nobody'] : [];
  if (asRoot.length > 0) chownSync(folder, ...NOBODY);
  const password = randomBytes(12).toString('hex');
  const nodes = [];
  for (let n = 0; n < size; n++)
    nodes.push({ n, dir: join(folder, `n${n}`), ports: await portsOf(), child: undefined });
  const address = `gcomm://${nodes.map((node) => `127.0.0.1:${node.ports.group}`).join(',')}`;

  const stop = async () => {
    for (const { child } of [...nodes].reverse()) {
      if (!child || child.exitCode !== null) continue;
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await Promise.race([ended, pause(10_000, undefined, { ref: false })]);
      if (child.exitCode === null) child.kill('SIGKILL');
    }
    rmSync(folder, { recursive: true, force: true });
  };

  try {
    for (const node of nodes) {
      mkdirSync(node.dir);
      if (asRoot.length > 0) chownSync(node.dir, ...NOBODY);
      const made = spawnSync(
        'mariadb-install-db',
        [
          '--no-defaults',
          ...asRoot,
          `--datadir=${node.dir}/data`,
          '--auth-root-authentication-method=normal',
          '--skip-test-db',
        ],
        { encoding: 'utf8' },
      );
      if (made.status !== 0) throw new Error(`mariadb-install-db failed:\n${made.stderr.slice(-500)}`);
      writeFileSync(
        join(node.dir, 'init.sql'),
        `CREATE DATABASE IF NOT EXISTS guigong CHARACTER SET utf8mb4;\nCREATE USER IF NOT EXISTS 'gg'@'127.0.0.1' IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO 'gg'@'127.0.0.1';\n`,
      );
      node.child = startNode(node, { asRoot, address, scripts, isFirst: node.n === 0 });
      await synced(node, password, node.n + 1);
    }
  } catch (error) {
    const logs = nodes
      .map((node) =>
        existsSync(join(node.dir, 'log')) ? readFileSync(join(node.dir, 'log'), 'utf8').slice(-1_500) : '',
      )
      .join('\n');
    await stop();
    throw new Error(`${error instanceof Error ? error.message : error}\n${logs}`);
  }
  return { urls: nodes.map((node) => `mysql://gg:${password}@127.0.0.1:${node.ports.sql}/guigong`), stop };
}

function startNode({ dir, ports }, { asRoot, address, scripts, isFirst }) {
  const log = openSync(join(dir, 'log'), 'a');
  const provider = [
    `gmcast.listen_addr=tcp://127.0.0.1:${ports.group}`,
    `ist.recv_addr=127.0.0.1:${ports.ist}`,
    `ist.recv_bind=127.0.0.1:${ports.ist}`,
    'evs.keepalive_period=PT0.3S',
    'evs.inactive_check_period=PT0.3S',
    'evs.suspect_timeout=PT1S',
    'evs.inactive_timeout=PT3S',
    'evs.install_timeout=PT3S',
  ].join(';');
  return spawn(
    'mariadbd',
    [
      '--no-defaults',
      ...asRoot,
      `--datadir=${dir}/data`,
      `--socket=${dir}/s.sock`,
      `--pid-file=${dir}/pid`,
      '--bind-address=127.0.0.1',
      `--port=${ports.sql}`,
      `--init-file=${dir}/init.sql`,
      '--default-time-zone=+00:00',
      '--character-set-server=utf8mb4',
      '--binlog-format=ROW',
      '--innodb-autoinc-lock-mode=2',
      '--transaction-isolation=READ-COMMITTED',
      '--innodb-flush-log-at-trx-commit=0',
      '--innodb-log-file-size=32M',
      '--wsrep-on=ON',
      `--wsrep-provider=${PROVIDER}`,
      '--wsrep-cluster-name=gg',
      `--wsrep-cluster-address=${address}`,
      `--wsrep-node-address=127.0.0.1:${ports.group}`,
      '--wsrep-sst-method=rsync',
      `--wsrep-sst-receive-address=127.0.0.1:${ports.sst}`,
      `--wsrep-provider-options=${provider}`,
      ...(isFirst ? ['--wsrep-new-cluster'] : []),
    ],
    { stdio: ['ignore', log, log], env: { ...process.env, PATH: `${scripts}:${process.env.PATH}` } },
  );
}

async function synced(node, password, size) {
  for (const end = Date.now() + JOIN_MS; Date.now() < end; await pause(200)) {
    if (node.child.exitCode !== null) throw new Error(`node ${node.n} ended while it was joining`);
    try {
      const connection = await createConnection({ host: '127.0.0.1', port: node.ports.sql, user: 'gg', password });
      const [rows] = await connection.query("SHOW STATUS WHERE Variable_name IN ('wsrep_ready', 'wsrep_cluster_size')");
      await connection.end();
      const status = Object.fromEntries(rows.map((row) => [row.Variable_name, row.Value]));
      if (status.wsrep_ready === 'ON' && Number(status.wsrep_cluster_size) === size) return;
    } catch {
      // Not yet.
    }
  }
  throw new Error(`node ${node.n} was not synced within ${JOIN_MS / 1_000} s`);
}
