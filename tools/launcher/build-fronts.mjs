import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { onlyBuilder } from './build.mjs';
import { projectRoot } from './project.mjs';
import { runToEnd } from './run-to-end.mjs';

/** The services that have pages. */
export const FRONTS = /** @type {const} */ (['worker', 'employer']);
/** What all of them are made from, besides their own folder. */
const COMMON = [
  join('apps', 'web', 'shared'),
  join('apps', 'web', 'vite.config.mts'),
  join('apps', 'web', 'tsconfig.json'),
];
const LOG = join('.data', 'build-fronts.log');

/** @typedef {typeof FRONTS[number]} Front */

/**
 * Builds the pages of the services with Vite into `dist/web`: only those whose sources changed since the last time.
 *
 * @param {object} [options]
 * @param {string} [options.root]
 * @param {(sentence: string) => void} [options.note] hears how far it is
 * @param {readonly Front[]} [options.fronts]
 * @returns {Promise<Front[]>} those that were built
 */
export async function buildFronts({ root = projectRoot, note = () => undefined, fronts = FRONTS } = {}) {
  const release = await onlyBuilder(root);
  try {
    const due = fronts.filter((front) => existsSync(pageSource(root, front)) && !isCurrent(root, front));
    for (const [n, front] of due.entries()) {
      note(`${front} (${n + 1} of ${due.length})`);
      await buildOne(root, front);
    }
    return due;
  } finally {
    release();
  }
}

/** @param {string} root @param {Front} front */
async function buildOne(root, front) {
  // Taken before the build: what changes while it runs is built again next time.
  const digest = digestOf(root, front);
  rmSync(digestFile(root, front), { force: true });
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const config = join(root, 'apps', 'web', 'vite.config.mts');
  await runToEnd({
    title: `Building the pages of the ${front} service`,
    command: process.execPath,
    args: [vite, 'build', '--config', config, '--mode', front, '--logLevel', 'warn'],
    cwd: root,
    env: { ...process.env, NODE_ENV: 'production' },
    logFile: join(root, LOG),
  });
  mkdirSync(dirname(digestFile(root, front)), { recursive: true });
  writeFileSync(digestFile(root, front), digest);
}

/** @param {string} root @param {Front} front */
const pageSource = (root, front) => join(root, 'apps', 'web', front, 'index.html');

/** Beside the pages, not among them: what lies among them is served. @param {string} root @param {Front} front */
const digestFile = (root, front) => join(root, 'dist', 'web', `.${front}.digest`);

/** @param {string} root @param {Front} front @returns {boolean} */
function isCurrent(root, front) {
  if (!existsSync(join(root, 'dist', 'web', front, 'index.html'))) return false;
  try {
    return readFileSync(digestFile(root, front), 'utf8') === digestOf(root, front);
  } catch {
    return false;
  }
}

/**
 * Of everything that a front is made from. The packages count by the lock file; tests do not count.
 *
 * @param {string} root
 * @param {Front} front
 * @returns {string}
 */
function digestOf(root, front) {
  const hash = createHash('sha256');
  const files = [join('apps', 'web', front), ...COMMON, 'package-lock.json'].flatMap((path) => filesIn(root, path));
  for (const file of files) hash.update(`${relative(root, file)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

/** @param {string} root @param {string} path @returns {string[]} absolute, sorted */
function filesIn(root, path) {
  const whole = join(root, path);
  if (!existsSync(whole)) return [];
  if (statSync(whole).isFile()) return [whole];
  return readdirSync(whole, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && !/\.spec\.tsx?$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
