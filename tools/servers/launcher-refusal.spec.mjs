import { describe, expect, test } from '@jest/globals';
import { LauncherRefusal, toldToAPerson } from './launcher-refusal.mjs';

/** @param {string} code @param {string} [path] */
const failure = (code, path) => Object.assign(new Error(`${code}: something`), { code, ...(path ? { path } : {}) });

describe('what a command says of an error', () => {
  test.each([
    [new LauncherRefusal('Port 3001 is taken.'), 'Port 3001 is taken.'],
    [failure('EACCES', '/srv/.data'), '/srv/.data cannot be written: this user may not write there.'],
    [failure('ENOSPC', '/srv/.data'), '/srv/.data cannot be written: the disk is full.'],
  ])('%s is a sentence', (error, sentence) => {
    expect(toldToAPerson(error)).toBe(sentence);
  });

  test.each([[failure('EACCES')], [failure('ENOENT', '/srv')], [new TypeError('x is undefined')], ['a text']])(
    '%s is shown whole, with its stack',
    (error) => {
      expect(toldToAPerson(error)).toBe(error);
    },
  );
});
