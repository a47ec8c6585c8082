import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { build } from './build.mjs';
import { projectRoot } from './project.mjs';

describe('the build of the services', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gg-build-'));
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'));
    for (const file of ['.swcrc', 'package.json']) write(file, readFileSync(join(projectRoot, file), 'utf8'));
    write('libs/kernel/index.ts', `export const name: string = 'kernel';\n`);
    write('libs/kernel/kernel.spec.ts', `throw new Error('a test');\n`);
    write('libs/kernel/regions.json', `["450100"]\n`);
    write('apps/worker/main.ts', `import { name } from '@gg/kernel';\nmodule.exports = 'worker of ' + name;\n`);
    write('apps/web/shared/page.ts', `export const page = 1;\n`);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** @param {string} file @param {string} text */
  function write(file, text) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }
  /** @param {string} file */
  const built = (file) => existsSync(join(root, 'dist', file));

  test('compiles the services and what they read, and neither tests nor front ends', async () => {
    expect(await build(root)).toEqual({ compiled: 3, removed: 0 });
    const files = [
      'apps/worker/main.js',
      'apps/worker/main.js.map',
      'libs/kernel/index.js',
      'libs/kernel/regions.json',
    ];
    expect(files.filter((file) => !built(file))).toEqual([]);
    expect([built('libs/kernel/kernel.spec.js'), built('apps/web/shared/page.js')]).toEqual([false, false]);
  });

  test('turns the alias of a room into a path that Node finds', async () => {
    await build(root);
    expect(readFileSync(join(root, 'dist/apps/worker/main.js'), 'utf8')).toContain('require("../../libs/kernel")');
  });

  test('does again only what changed', async () => {
    await build(root);
    expect(await build(root)).toEqual({ compiled: 0, removed: 0 });
    write('libs/kernel/index.ts', `export const name: string = 'another kernel';\n`);
    expect(await build(root)).toEqual({ compiled: 1, removed: 0 });
    expect(readFileSync(join(root, 'dist/libs/kernel/index.js'), 'utf8')).toContain('another kernel');
    rmSync(join(root, 'dist/apps/worker/main.js'));
    expect(await build(root)).toEqual({ compiled: 1, removed: 0 });
  });

  test('does all again when the settings change', async () => {
    await build(root);
    write('.swcrc', readFileSync(join(root, '.swcrc'), 'utf8').replace('es2023', 'es2022'));
    expect((await build(root)).compiled).toBe(3);
  });

  test('takes away what has no source any more: a deleted migration must not run', async () => {
    write('database/migrations/0001-first.ts', `export const first = 1;\n`);
    await build(root);
    rmSync(join(root, 'database'), { recursive: true });
    expect(await build(root)).toEqual({ compiled: 0, removed: 2 });
    expect(built('database/migrations/0001-first.js')).toBe(false);
  });

  test('says what does not compile, compiles the rest, and tries again next time', async () => {
    write('libs/kernel/wrong.ts', `export const = 1;\n`);
    await expect(build(root)).rejects.toThrow(/The build failed in one file:\nlibs\/kernel\/wrong.ts:/);
    expect(built('apps/worker/main.js')).toBe(true);
    await expect(build(root)).rejects.toThrow(/wrong.ts/);
    write('libs/kernel/wrong.ts', `export const right = 1;\n`);
    expect((await build(root)).compiled).toBe(1);
  });

  test('waits for another process that builds', async () => {
    const other = join(root, 'other-builder.mjs');
    const module = (/** @type {string} */ name) => JSON.stringify(join(projectRoot, 'tools', 'servers', name));
    // Stands for a build that takes long: it holds the claim until its input ends.
    const program = `import { claimDirectory } from ${module('claim-directory.mjs')};
      claimDirectory(${JSON.stringify(join(root, '.data', 'build'))});
      console.log('building');
      process.stdin.on('end', () => process.exit(0)).resume();`;
    writeFileSync(other, program);
    const builder = spawn(process.execPath, [other], { stdio: ['pipe', 'pipe', 'inherit'] });
    await new Promise((resolve) => builder.stdout.once('data', resolve));
    let done = false;
    const ours = build(root).then(() => (done = true));
    await new Promise((resolve) => setImmediate(resolve));
    expect([done, built('apps/worker/main.js')]).toEqual([false, false]);
    builder.stdin.end();
    await ours;
    expect(built('apps/worker/main.js')).toBe(true);
  });
});
