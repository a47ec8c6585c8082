// `npm run assign -- --input FILE --json`: assigns the tasks of a file to its workers. docs/assignment.md describes both.
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { build } from './launcher/build.mjs';
import { ensurePackages } from './launcher/ensure-packages.mjs';
import { Progress } from './launcher/progress.mjs';
import { projectRoot } from './launcher/project.mjs';
import { LauncherRefusal, toldToAPerson } from './servers/launcher-refusal.mjs';

const dataDir = join(process.env.TEST_DATA_DIR || join(projectRoot, '.data'), 'assign');
// The answer goes to standard output, and nothing else, so that a program can read it.
const progress = new Progress(process.stderr);

try {
  mkdirSync(dataDir, { recursive: true });
  await ensurePackages(progress, dataDir);
  await progress.step('Building', () => build());
  const load = createRequire(join(projectRoot, 'dist', 'assign.js'));
  // Named at run time: before the first build there is nothing that a check of types could look at.
  const built = (/** @type {string} */ name) => load(`./libs/matching/assign-file/${name}.js`);
  const words = understood(() => built('assign-words').readAssignWords(process.argv.slice(2)));
  const text = readInput(words.input);
  const report = await progress.step('Assigning', async () =>
    understood(() => built('assign-file').assignFile(text, words, () => performance.now())),
  );
  console.log(words.json ? JSON.stringify(report) : built('assignment-report').proseOfAssignment(report));
} catch (error) {
  console.error(toldToAPerson(error));
  process.exitCode = 1;
}

/** @param {string} input @returns {string} */
function readInput(input) {
  try {
    return readFileSync(input === '-' ? 0 : input, 'utf8');
  } catch (error) {
    throw new LauncherRefusal(`${input} cannot be read: ${/** @type {Error} */ (error).message}.`);
  }
}

/**
 * @template T
 * @param {() => T} read
 * @returns {T}
 */
function understood(read) {
  try {
    return read();
  } catch (error) {
    if (error instanceof TypeError) throw error;
    throw new LauncherRefusal(/** @type {Error} */ (error).message);
  }
}
