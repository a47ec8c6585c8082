import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { packagesAreCurrent } from './ensure-packages.mjs';

const lock = {
  '': { version: '0.1.0' },
  'node_modules/zod': { version: '4.6.7' },
  'node_modules/for-another-platform': { version: '1.0.0', optional: true },
};

describe('whether node_modules is what the lock file says', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'gg-packages-'));
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify({ packages: lock }));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  /** @param {object | string} packages */
  const installed = (packages) => {
    const text = typeof packages === 'string' ? packages : JSON.stringify({ packages });
    writeFileSync(join(root, 'node_modules', '.package-lock.json'), text);
  };

  test('the same versions, without what is optional', () => {
    installed({ 'node_modules/zod': { version: '4.6.7' } });
    expect(packagesAreCurrent(root)).toBe(true);
  });

  test('another version', () => {
    installed({ 'node_modules/zod': { version: '4.6.6' } });
    expect(packagesAreCurrent(root)).toBe(false);
  });

  test('a package less', () => {
    installed({});
    expect(packagesAreCurrent(root)).toBe(false);
  });

  test('an installation that was cut short has no record, or half of one', () => {
    expect(packagesAreCurrent(root)).toBe(false);
    installed('{"packages": {"node_modules/zod"');
    expect(packagesAreCurrent(root)).toBe(false);
  });
});
