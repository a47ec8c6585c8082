import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { buildFronts } from './build-fronts.mjs';

/** Stands for Vite: writes the page of a front, or fails like one that does not compile. */
const VITE = `
const { existsSync, mkdirSync, writeFileSync } = require('node:fs');
const front = process.argv[process.argv.indexOf('--mode') + 1];
if (existsSync('broken')) { console.error('Unexpected token'); process.exit(1); }
mkdirSync('dist/web/' + front, { recursive: true });
writeFileSync('dist/web/' + front + '/index.html', front + ' ' + process.env.NODE_ENV);
`;

describe('the build of the pages', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gg-fronts-'));
    write('node_modules/vite/bin/vite.js', VITE);
    write('package-lock.json', '{}');
    write('apps/web/vite.config.mts', '');
    write('apps/web/shared/money.ts', 'export const yuan = 1;');
    for (const front of ['worker', 'employer']) write(`apps/web/${front}/index.html`, front);
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** @param {string} file @param {string} text */
  function write(file, text) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), text);
  }

  test('makes each for production, and only those that changed', async () => {
    expect(await buildFronts({ root })).toEqual(['worker', 'employer']);
    expect(readFileSync(join(root, 'dist/web/worker/index.html'), 'utf8')).toBe('worker production');
    expect(await buildFronts({ root })).toEqual([]);
    write('apps/web/worker/app.tsx', 'export const App = 1;');
    expect(await buildFronts({ root })).toEqual(['worker']);
    rmSync(join(root, 'dist/web/employer'), { recursive: true });
    expect(await buildFronts({ root })).toEqual(['employer']);
  });

  test.each([
    ['what they share', 'apps/web/shared/money.ts', ['worker', 'employer']],
    ['other packages', 'package-lock.json', ['worker', 'employer']],
    ['a test, which is no part of them', 'apps/web/shared/money.spec.ts', []],
  ])('%s', async (_what, file, built) => {
    await buildFronts({ root });
    write(file, '{ "changed": 1 }');
    expect(await buildFronts({ root })).toEqual(built);
  });

  test('says why it failed, and tries again next time', async () => {
    write('broken', '');
    await expect(buildFronts({ root, fronts: ['worker'] })).rejects.toThrow(
      /worker service failed[^]*Unexpected token/,
    );
    rmSync(join(root, 'broken'));
    expect(await buildFronts({ root, fronts: ['worker'] })).toEqual(['worker']);
    expect(existsSync(join(root, 'dist/web/worker/index.html'))).toBe(true);
  });
});
