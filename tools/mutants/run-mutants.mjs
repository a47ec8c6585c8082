import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { MUTANTS } from './mutants.mjs';

/**
 * `npm run test:mutants`: takes each protection away in turn, in a copy of the tree, and runs the test named for it: red is
 * good. Every named test must be green first, or its red would prove nothing. Words after `--` choose mutants.
 */
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const copy = join(root, '.data', `mutants-${process.pid}`);
const COPIED = [
  'apps',
  'libs',
  'database',
  'tools',
  'test',
  'docs',
  'package.json',
  'tsconfig.json',
  '.swcrc',
  'jest.config.js',
  'nest-cli.json',
];

/** @returns {{ found: boolean, passed: boolean }} what became of one named test */
function runTest(spec, name) {
  const report = join(copy, 'report.json');
  rmSync(report, { force: true });
  const pattern = `^${name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`;
  spawnSync(
    process.execPath,
    [
      'node_modules/jest/bin/jest.js',
      '--selectProjects',
      'integration',
      '--runTestsByPath',
      spec,
      '-t',
      pattern,
      '--json',
      '--outputFile',
      report,
      '--silent',
    ],
    { cwd: copy, stdio: 'ignore', env: { ...process.env, CI: 'true' }, timeout: 180_000 },
  );
  try {
    const { testResults } = JSON.parse(readFileSync(report, 'utf8'));
    const one = testResults
      .flatMap((suite) => suite.assertionResults)
      .find((test) => test.fullName === name && test.status !== 'pending');
    return { found: one !== undefined, passed: one?.status === 'passed' };
  } catch {
    return { found: false, passed: false };
  }
}

function mutate({ file, find, replace }) {
  const path = join(copy, file);
  const source = readFileSync(path, 'utf8');
  if (source.split(find).length !== 2) throw new Error(`${file}: the protection does not stand there exactly once`);
  writeFileSync(
    path,
    source.replace(find, () => replace),
  );
  return () => writeFileSync(path, source);
}

function main() {
  const words = process.argv.slice(2);
  const chosen = MUTANTS.filter(({ protection }) => words.every((word) => protection.includes(word)));
  mkdirSync(copy, { recursive: true });
  for (const part of COPIED) cpSync(join(root, part), join(copy, part), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
  const faults = [];
  for (const mutant of chosen) {
    const before = runTest(mutant.spec, mutant.test);
    if (!before.passed) {
      faults.push(mutant);
      console.log(
        `✗ ${mutant.protection}\n    its test is ${before.found ? 'red' : 'not there'} without the mutation: ${mutant.test}`,
      );
      continue;
    }
    const restore = mutate(mutant);
    const after = runTest(mutant.spec, mutant.test);
    restore();
    const noticed = after.found && !after.passed;
    if (!noticed) faults.push(mutant);
    console.log(`${noticed ? '✓' : '✗'} ${mutant.protection}\n    ${noticed ? 'red' : 'NOT NOTICED'}: ${mutant.test}`);
  }
  console.log(`${chosen.length - faults.length} passed, ${faults.length} failed`);
  return faults.length === 0 && chosen.length > 0 ? 0 : 1;
}

try {
  process.exitCode = main();
} finally {
  rmSync(copy, { recursive: true, force: true });
}
