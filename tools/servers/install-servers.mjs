import { spawn } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findServers } from './find-servers.mjs';
import { LauncherRefusal } from './launcher-refusal.mjs';
import { tailOf } from './managed-process.mjs';

/** @typedef {'mariadb' | 'redis'} ServerName */
/** @typedef {import('./find-servers.mjs').ServerPrograms} ServerPrograms */

/** The packages that hold the programs only: no configuration under /etc/mysql that we would read, no unit for MariaDB. */
const DEBIAN_PACKAGES = { mariadb: ['mariadb-server-core', 'mariadb-client-core'], redis: ['redis-server'] };
const NAMES = { mariadb: 'MariaDB', redis: 'Redis' };
/** Where package managers' own words go. */
export const INSTALL_LOG = fileURLToPath(new URL('../../.data/install.log', import.meta.url));
const POLICY = '/usr/sbin/policy-rc.d';
const OUR_POLICY =
  '#!/bin/sh\n# guigong: nothing that is being installed may start by itself; removed when the installation ends\nexit 101\n';
const OTHER_WAYS =
  'set DATABASE_URL and REDIS_URL to servers that run already, or run everything in Docker with `docker compose -f docker/compose.yaml up`';

/**
 * The programs to start private servers from. Installs them where they are missing and this machine and user allow it.
 *
 * @param {object} options
 * @param {readonly ServerName[]} options.needed
 * @param {(sentence: string) => void} [options.say]
 * @returns {Promise<ServerPrograms>} with every needed program present
 */
export async function ensureServers({ needed, say = () => undefined }) {
  const logFile = INSTALL_LOG;
  let programs = findServers();
  let missing = needed.filter((name) => !programs[name]);
  if (missing.length === 0) return programs;
  refuseTooOld(programs);
  const packages = missing.flatMap((name) => DEBIAN_PACKAGES[name]);
  if (!mayInstallByApt()) throw new LauncherRefusal(howToInstall(missing, packages));
  say(`Installing ${packages.join(', ')} with apt-get`);
  await installByApt(packages, logFile);
  programs = findServers();
  refuseTooOld(programs);
  missing = needed.filter((name) => !programs[name]);
  if (missing.length > 0) {
    const names = missing.map((name) => NAMES[name]).join(' and ');
    throw new LauncherRefusal(
      `${names} was installed but its programs are not where they should be (see ${logFile}); ${OTHER_WAYS}.`,
    );
  }
  return programs;
}

/** @param {ServerPrograms} programs */
function refuseTooOld({ tooOld }) {
  if (tooOld[0]) throw new LauncherRefusal(`${tooOld[0].replace(/\.$/, '')}: install a newer one, ${OTHER_WAYS}.`);
}

/** Whether this machine and user let packages be installed. @returns {boolean} */
export function mayInstallByApt() {
  return process.getuid?.() === 0 && existsSync('/etc/debian_version') && existsSync('/usr/bin/apt-get');
}

/**
 * @param {readonly ServerName[]} missing
 * @param {string[]} packages
 * @param {NodeJS.Platform} [platform]
 * @returns {string}
 */
export function howToInstall(missing, packages, platform = process.platform) {
  const names = missing.map((name) => NAMES[name]).join(' and ');
  const verb = missing.length > 1 ? 'are' : 'is';
  const brew = `run \`brew install ${missing.join(' ')}\``;
  const apt = `run \`sudo apt-get install -y ${packages.join(' ')}\``;
  if (platform === 'darwin') return `${names} ${verb} missing: ${brew}, ${OTHER_WAYS}.`;
  if (existsSync('/etc/debian_version'))
    return `${names} ${verb} missing and only root can install them: ${apt}, ${OTHER_WAYS}.`;
  return `${names} ${verb} missing: install them with this system's package manager, ${OTHER_WAYS}.`;
}

/**
 * Installs packages of Debian; nothing of them starts by itself.
 *
 * @param {string[]} packages
 * @param {string} logFile
 * @param {string} [otherwise] what else a person may do where it fails
 */
export async function installByApt(packages, logFile, otherwise = OTHER_WAYS) {
  const options = ['-o', 'DPkg::Lock::Timeout=120', '-o', 'Acquire::Retries=3'];
  await withoutAutostart(async () => {
    // Lists may be missing (a fresh container) or old: an update that fails matters only if the installation then fails.
    await run('apt-get', [...options, 'update'], logFile);
    const status = await run('apt-get', [...options, 'install', '-y', '--no-install-recommends', ...packages], logFile);
    if (status !== 0) {
      const lastLine = tailOf(logFile, 1);
      throw new LauncherRefusal(
        `apt-get could not install ${packages.join(', ')} (${lastLine}; more in ${logFile}); ${otherwise}.`,
      );
    }
  });
  // The unit of a system-wide Redis that nobody asked for must not come up at the next boot either.
  if (packages.includes('redis-server') && existsSync('/usr/bin/systemctl')) {
    await run('systemctl', ['disable', 'redis-server.service'], logFile);
  }
}

/**
 * Runs the work while Debian's policy says that no service may be started, and puts back the policy that was there
 * before: also after an error, and after an earlier run that was killed in the middle.
 *
 * @template T
 * @param {() => Promise<T>} work
 * @param {string} [policy]
 * @returns {Promise<T>}
 */
export async function withoutAutostart(work, policy = POLICY) {
  const before = `${policy}.before-guigong`;
  const putBack = () => {
    if (existsSync(before)) renameSync(before, policy);
    else if (existsSync(policy) && readFileSync(policy, 'utf8') === OUR_POLICY) rmSync(policy);
  };
  putBack();
  if (existsSync(policy)) renameSync(policy, before);
  writeFileSync(policy, OUR_POLICY, { mode: 0o755 });
  chmodSync(policy, 0o755);
  try {
    return await work();
  } finally {
    putBack();
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {string} logFile
 * @returns {Promise<number>} the exit status; 127 where the program does not exist
 */
function run(command, args, logFile) {
  mkdirSync(dirname(logFile), { recursive: true });
  const log = openSync(logFile, 'a');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' };
  return new Promise((resolve) => {
    const child = spawn(command, args, { env, stdio: ['ignore', log, log] });
    child.once('error', () => resolve(127));
    child.once('exit', (code) => resolve(code ?? 1));
  }).then((status) => {
    closeSync(log);
    return /** @type {number} */ (status);
  });
}
