import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { noteDatabase, otherDatabases } from './shared-databases.mjs';

/** @type {string} */
let dataDir;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'gg-databases-'));
});
afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

const outside = 'mysql://somebody:secret@db.example/guigong';

test('the private database is one whatever its port, and others are known by host and name, without passwords', () => {
  noteDatabase(dataDir, undefined);
  noteDatabase(dataDir, outside);
  noteDatabase(dataDir, 'mariadb://another:word@db.example:3306/guigong');
  expect(otherDatabases(dataDir, undefined)).toEqual(['db.example:3306/guigong']);
  expect(otherDatabases(dataDir, outside)).toEqual(['private']);
  expect(otherDatabases(dataDir, 'mysql://db.example/elsewhere')).toEqual(['private', 'db.example:3306/guigong']);
  expect(readFileSync(join(dataDir, 'databases.json'), 'utf8')).not.toContain('secret');
});

test('a private database from before the notes is known by its files', () => {
  expect(otherDatabases(dataDir, outside)).toEqual([]);
  mkdirSync(join(dataDir, 'mariadb'));
  expect(otherDatabases(dataDir, outside)).toEqual(['private']);
  expect(otherDatabases(dataDir, undefined)).toEqual([]);
});
