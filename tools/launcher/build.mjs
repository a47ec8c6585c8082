import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, extname, join, relative, sep } from 'node:path';
import { claimDirectory } from '../servers/claim-directory.mjs';
import { LauncherRefusal } from '../servers/launcher-refusal.mjs';
import { waitUntil } from '../servers/wait-until.mjs';
import { projectRoot } from './project.mjs';

/** The source roots that become `dist/<root>`; the front ends below apps/web are built by Vite. */
const ROOTS = [
  'apps',
  'libs',
  'database',
  ...['demo', 'simulate', 'bench', 'support'].map((name) => join('test', name)),
];
const FRONT_ENDS = join('apps', 'web');
/** What programs read at run time from beside their own file. */
const COPIED = new Set(['.json', '.csv', '.html', '.css', '.svg', '.txt', '.sql', '.lua']);
const ANOTHER_BUILD_MS = 120_000;
const SHOWN_ERRORS = 5;

/**
 * @typedef {object} BuildState
 * @property {string} settings what every output depends on besides its own source
 * @property {Record<string, string>} sources source → the stamp of the state it was compiled from
 */

/**
 * Compiles the services with SWC by the settings of `.swcrc` into `dist`: only the sources that changed, and takes away
 * what has no source any more (a deleted migration must not run). Type errors are not looked for here: `npm run check:types`.
 *
 * @param {string} [root]
 * @returns {Promise<{ compiled: number, removed: number }>}
 */
export async function build(root = projectRoot) {
  const release = await onlyBuilder(root);
  try {
    const stateFile = join(root, 'dist', '.build.json');
    const before = readState(stateFile);
    const settings = settingsOf(root);
    const unchanged = before?.settings === settings ? before.sources : {};
    const sources = ROOTS.flatMap((folder) => sourcesIn(root, folder));
    /** @type {Record<string, string>} */
    const stamps = {};
    for (const source of sources) stamps[source] = stampOf(join(root, source));
    const due = sources.filter((source) => unchanged[source] !== stamps[source] || !existsSync(outputOf(root, source)));
    const removed = removeOutputsWithoutSource(root, new Set(sources.map((source) => outputOf(root, source))));
    const failures = await compileAll(root, due);
    // What failed is compiled again next time, also if it is put back as it was.
    for (const { source } of failures) delete stamps[source];
    if (due.length > 0 || removed > 0) writeState(stateFile, { settings, sources: stamps });
    if (failures.length > 0) throw new LauncherRefusal(sentenceOf(failures));
    return { compiled: due.length, removed };
  } finally {
    release();
  }
}

/** Waits until no other process builds in this checkout. @param {string} root @returns {Promise<() => void>} what lets others build */
export async function onlyBuilder(root) {
  const claim = await waitUntil(
    () => {
      const attempt = claimDirectory(join(root, '.data', 'build'));
      return 'release' in attempt ? attempt : undefined;
    },
    {
      deadlineMs: ANOTHER_BUILD_MS,
      otherwise: () => new LauncherRefusal('Another build of this checkout does not end.'),
    },
  );
  return claim.release;
}

/** @param {string} root @returns {string} */
function settingsOf(root) {
  const version = readFileSync(join(root, 'node_modules', '@swc', 'core', 'package.json'), 'utf8');
  return createHash('sha256')
    .update(readFileSync(join(root, '.swcrc')))
    .update(version)
    .digest('hex');
}

/** @param {string} file @returns {string} */
function stampOf(file) {
  const { mtimeMs, size } = statSync(file);
  return `${mtimeMs}:${size}`;
}

/** @param {string} file @returns {BuildState | undefined} */
function readState(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/** @param {string} file @param {BuildState} state */
function writeState(file, state) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}

/** @param {string} root @param {string} folder @returns {string[]} paths relative to the root */
function sourcesIn(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !path.startsWith(FRONT_ENDS + sep) && isSource(path));
}

/** @param {string} path @returns {boolean} */
function isSource(path) {
  if (/\.(spec|d)\.ts$/.test(path)) return false;
  return path.endsWith('.ts') || COPIED.has(extname(path));
}

/** @param {string} root @param {string} source @returns {string} */
function outputOf(root, source) {
  return join(root, 'dist', source.replace(/\.ts$/, '.js'));
}

/** @param {string} root @param {ReadonlySet<string>} outputs @returns {number} */
function removeOutputsWithoutSource(root, outputs) {
  let removed = 0;
  for (const folder of ROOTS) {
    const built = join(root, 'dist', folder);
    if (!existsSync(built)) continue;
    for (const entry of readdirSync(built, { withFileTypes: true, recursive: true })) {
      const file = join(entry.parentPath, entry.name);
      if (!entry.isFile() || outputs.has(file.replace(/\.js\.map$/, '.js'))) continue;
      rmSync(file);
      removed += 1;
    }
  }
  return removed;
}

/** @typedef {{ source: string, message: string }} Failure */

/** @param {string} root @param {string[]} sources @returns {Promise<Failure[]>} */
async function compileAll(root, sources) {
  if (sources.length === 0) return [];
  const swc = /** @type {typeof import('@swc/core')} */ (createRequire(join(root, 'package.json'))('@swc/core'));
  const settings = { cwd: root, root, swcrc: true, configFile: join(root, '.swcrc') };
  const outcomes = await Promise.all(
    sources.map(async (source) => {
      const output = outputOf(root, source);
      mkdirSync(dirname(output), { recursive: true });
      if (!source.endsWith('.ts')) {
        copyFileSync(join(root, source), output);
        return [];
      }
      try {
        const outcome = await swc.transformFile(join(root, source), { ...settings, outputPath: output });
        if (outcome.map) writeFileSync(`${output}.map`, outcome.map);
        const link = outcome.map ? `\n//# sourceMappingURL=${output.slice(dirname(output).length + 1)}.map` : '';
        writeFileSync(output, outcome.code + link);
        return [];
      } catch (error) {
        return [{ source, message: error instanceof Error ? error.message : String(error) }];
      }
    }),
  );
  return outcomes.flat();
}

/** @param {Failure[]} failures @returns {string} */
function sentenceOf(failures) {
  const shown = failures.slice(0, SHOWN_ERRORS).map(({ source, message }) => `${source}:\n${message.trim()}`);
  const rest = failures.length > SHOWN_ERRORS ? `\n… and ${failures.length - SHOWN_ERRORS} more` : '';
  const files = failures.length === 1 ? 'one file' : `${failures.length} files`;
  return `The build failed in ${files}:\n${shown.join('\n\n')}${rest}`;
}
