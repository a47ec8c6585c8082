import { spawn } from 'node:child_process';
import { constants, cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { LauncherRefusal } from './launcher-refusal.mjs';

/** What every initialised data directory holds; where one of these is missing, its making was cut short. */
const SIGNS_OF_A_WHOLE_ONE = ['ibdata1', 'aria_log_control', join('mysql', 'global_priv.frm'), join('mysql', 'db.frm')];
const SYSTEM_SCHEMAS = new Set(['mysql', 'performance_schema', 'sys', 'test']);
/** Of the template only, so that copying it takes a twentieth of a second; the server changes it at its first start. */
const TEMPLATE_REDO_LOG = '--innodb-log-file-size=8M';

/**
 * Makes sure that an initialised MariaDB data directory lies at `directory`. Initialising takes most of a second, so it is
 * done once per MariaDB version into a template, which is then copied. Both appear by a rename only: a directory that
 * exists under its final name was finished. One that is not whole all the same (somebody made it by hand, or the disk was
 * full) is thrown away, unless it holds an application's schema: then a person must look.
 *
 * @param {object} options
 * @param {{ server: string, install: string, version: string }} options.programs
 * @param {string} options.directory
 * @param {string} options.templates where templates are kept
 * @param {(sentence: string) => void} [options.say]
 * @returns {Promise<'kept' | 'made'>}
 */
export async function ensureMariadbDirectory({ programs, directory, templates, say = () => undefined }) {
  const making = `${directory}.making`;
  rmSync(making, { recursive: true, force: true });
  if (isWhole(directory)) return 'kept';
  if (existsSync(directory)) {
    refuseToDropData(directory);
    say(`Throwing away the half-made data directory ${directory}.`);
    rmSync(directory, { recursive: true, force: true });
  }
  const template = await ensureTemplate(programs, templates);
  mkdirSync(dirname(directory), { recursive: true });
  cpSync(template, making, { recursive: true, mode: constants.COPYFILE_FICLONE });
  renameSync(making, directory);
  return 'made';
}

/** @param {string} directory @returns {boolean} */
function isWhole(directory) {
  return SIGNS_OF_A_WHOLE_ONE.every((file) => existsSync(join(directory, file)));
}

/** @param {string} directory */
function refuseToDropData(directory) {
  const schemas = readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('#') && !SYSTEM_SCHEMAS.has(entry.name))
    .map((entry) => entry.name);
  if (schemas.length === 0) return;
  throw new LauncherRefusal(
    `${directory} holds the database ${schemas.join(', ')} but lacks MariaDB's own files: put back what was deleted, or empty it with \`npm run reset\`.`,
  );
}

/**
 * @param {{ server: string, install: string, version: string }} programs
 * @param {string} templates
 * @returns {Promise<string>}
 */
async function ensureTemplate(programs, templates) {
  const template = join(templates, `mariadb-${programs.version}`);
  if (isWhole(template)) return template;
  const making = `${template}.making-${process.pid}`;
  mkdirSync(templates, { recursive: true });
  rmSync(making, { recursive: true, force: true });
  try {
    await initialise(programs, making);
    // Another process may have made the same template meanwhile: then its own is as good.
    if (!isWhole(template)) {
      rmSync(template, { recursive: true, force: true });
      renameSync(making, template);
    }
  } catch (error) {
    if (!isWhole(template)) throw error;
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return template;
}

/**
 * @param {{ server: string, install: string, version: string }} programs
 * @param {string} directory
 */
async function initialise(programs, directory) {
  mkdirSync(directory, { mode: 0o700 });
  const args = [
    '--no-defaults',
    '--auth-root-authentication-method=normal',
    '--skip-test-db',
    '--skip-name-resolve',
    `--datadir=${directory}`,
    TEMPLATE_REDO_LOG,
    ...asRoot(),
  ];
  const { code, output } = await outputOf(programs.install, args);
  if (code === 0 && isWhole(directory)) return;
  throw new Error(`mariadb-install-db ended with status ${code}:\n${output.split('\n').slice(-20).join('\n')}`);
}

/** MariaDB refuses to run as root unless it is told to; private servers belong to whoever starts them. @returns {string[]} */
export function asRoot() {
  return process.getuid?.() === 0 ? ['--user=root'] : [];
}

/**
 * @param {string} command
 * @param {string[]} args
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function outputOf(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, LC_ALL: 'C' } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}
