import { chmodSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { atLeast, findServers, mariadbVersion } from './find-servers.mjs';
import { howToInstall, withoutAutostart } from './install-servers.mjs';

describe('versions', () => {
  test.each([
    ['10.11.19', '10.11.0', true],
    ['10.11.0', '10.11.0', true],
    ['11.4.2', '10.11.0', true],
    ['10.6.18', '10.11.0', false],
    ['9.99.99', '10.11.0', false],
    ['10.9.8', '10.11.0', false],
  ])('%s is at least %s: %s', (version, oldest, expected) => {
    expect(atLeast(version, oldest)).toBe(expected);
  });

  test.each([
    ['mariadbd  Ver 10.11.19-MariaDB-0+deb12u1 for debian-linux-gnu on x86_64 (Debian 12)', '10.11.19'],
    ['5.5.5-10.11.19-MariaDB-0+deb12u1', '10.11.19'],
    ['11.8.2-MariaDB-ubu2404', '11.8.2'],
    ['/usr/sbin/mysqld  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)', undefined],
    ['8.0.36', undefined],
  ])('reads %s', (text, expected) => {
    expect(mariadbVersion(text)).toBe(expected);
  });
});

describe('the programs of a machine', () => {
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gg-programs-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  /** @param {string} name @param {string} says */
  const program = (name, says) => {
    writeFileSync(join(folder, name), `#!/bin/sh\necho '${says}'\n`);
    chmodSync(join(folder, name), 0o755);
  };

  test('both, found on the PATH', () => {
    program('mariadbd', 'mariadbd  Ver 10.11.19-MariaDB for Linux');
    program('mariadb-install-db', '');
    program('redis-server', 'Redis server v=7.0.15 sha=00000000:0');
    expect(findServers(folder, [])).toEqual({
      mariadb: { server: join(folder, 'mariadbd'), install: join(folder, 'mariadb-install-db'), version: '10.11.19' },
      redis: { server: join(folder, 'redis-server'), version: '7.0.15' },
      tooOld: [],
    });
  });

  test('none', () => {
    expect(findServers(folder, [])).toEqual({ tooOld: [] });
  });

  test("Oracle's MySQL under the same name is not MariaDB", () => {
    program('mysqld', 'mysqld  Ver 8.0.36 for Linux on x86_64 (MySQL Community Server - GPL)');
    program('mariadb-install-db', '');
    expect(findServers(folder, [])).toEqual({ tooOld: [] });
  });

  test('those that are too old are named with what is needed', () => {
    program('mariadbd', 'mariadbd  Ver 10.6.18-MariaDB for Linux');
    program('mysql_install_db', '');
    program('redis-server', 'Redis server v=5.0.14 sha=0');
    const { tooOld, mariadb, redis } = findServers(folder, []);
    expect({ mariadb, redis }).toEqual({});
    expect(tooOld).toEqual([
      expect.stringMatching(/mariadbd is MariaDB 10.6.18, but 10.11 or newer is needed/),
      expect.stringMatching(/redis-server is Redis 5.0.14, but 6.2 or newer is needed/),
    ]);
  });

  test('a server without the program that initialises its data is of no use', () => {
    program('mariadbd', 'mariadbd  Ver 10.11.19-MariaDB for Linux');
    expect(findServers(folder, [])).toEqual({ tooOld: [] });
  });
});

describe('how to install what is missing', () => {
  test('on a Mac, with brew', () => {
    const sentence = howToInstall(['mariadb', 'redis'], ['mariadb-server-core'], 'darwin');
    expect(sentence).toMatch(/^MariaDB and Redis are missing: run `brew install mariadb redis`/);
    expect(sentence).toMatch(/docker compose -f docker\/compose.yaml up/);
  });
});

describe("Debian's policy on starting services", () => {
  let policy = '';
  let folder = '';
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'gg-policy-'));
    policy = join(folder, 'policy-rc.d');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const read = () => (existsSync(policy) ? readFileSync(policy, 'utf8') : 'none');

  test('forbids it during the work only', async () => {
    expect(await withoutAutostart(async () => read(), policy)).toMatch(/exit 101/);
    expect(read()).toBe('none');
  });

  test('is put back as it was, also after an error', async () => {
    writeFileSync(policy, 'mine');
    await expect(withoutAutostart(() => Promise.reject(new Error('no network')), policy)).rejects.toThrow('no network');
    expect(read()).toBe('mine');
  });

  test('is put back by the next run where one was killed in the middle', async () => {
    writeFileSync(policy, 'mine');
    // As a killed run leaves it: ours in place, the other aside.
    await withoutAutostart(async () => {
      renameSync(policy, join(folder, 'ours'));
    }, policy);
    renameSync(policy, `${policy}.before-guigong`);
    renameSync(join(folder, 'ours'), policy);
    expect(await withoutAutostart(async () => read(), policy)).toMatch(/exit 101/);
    expect(read()).toBe('mine');
  });
});
