import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { versionProblem } from './check-outside-servers.mjs';
import { projectRoot } from './project.mjs';
import { MATCHING_NODE_ARGS, readSettings, SERVICE_NODE_ARGS } from './settings.mjs';

test('services and benchmarks run by the same Node everywhere', () => {
  const dockerfile = readFileSync(join(projectRoot, 'docker', 'Dockerfile'), 'utf8');
  const entry = /^ENTRYPOINT (\[.*\])$/m.exec(dockerfile)?.[1] ?? '[]';
  expect(JSON.parse(entry)).toEqual(['node', ...SERVICE_NODE_ARGS]);
  const compose = readFileSync(join(projectRoot, 'docker', 'compose.yaml'), 'utf8');
  const command = [...MATCHING_NODE_ARGS, 'dist/apps/matching/main.js'].map((word) => `'${word}'`).join(', ');
  expect(compose).toContain(`command: [${command}]`);
  const { scripts } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  const traced = '--enable-source-maps';
  const wanted = [...SERVICE_NODE_ARGS, ...MATCHING_NODE_ARGS].filter((word) => word !== traced);
  expect(scripts.bench).toContain(wanted.join(' '));
});

describe('what the environment asks npm start for', () => {
  test('nothing: the usual ports, and servers of its own', () => {
    expect(readSettings({})).toEqual({
      production: false,
      ports: { worker: 3001, employer: 3002, centre: 3003, matching: 3004, sms: 3005 },
    });
  });

  test('other ports and outside servers', () => {
    const settings = readSettings({
      WORKER_PORT: '4001',
      EMPLOYER_PORT: '',
      DATABASE_URL: 'mariadb://u:p@db.example:3307/guigong',
      REDIS_URL: 'rediss://cache.example:6380',
    });
    expect(settings.ports).toMatchObject({ worker: 4001, employer: 3002 });
    expect(settings.databaseUrl).toBe('mariadb://u:p@db.example:3307/guigong');
    expect(settings.redisUrl).toBe('rediss://cache.example:6380');
  });

  test.each([
    [{ WORKER_PORT: 'abc' }, /WORKER_PORT must be a port/],
    [{ WORKER_PORT: '0' }, /WORKER_PORT must be a port/],
    [{ SMS_PORT: '65536' }, /SMS_PORT must be a port/],
    [{ CENTRE_PORT: '-1' }, /CENTRE_PORT must be a port/],
    [{ CENTRE_PORT: '3e3' }, /CENTRE_PORT must be a port/],
    [{ WORKER_PORT: '3002' }, /WORKER_PORT and EMPLOYER_PORT both name port 3002/],
    [{ DATABASE_URL: 'postgres://u:secret@h/d' }, /DATABASE_URL is not a URL like mysql:/],
    [{ DATABASE_URL: 'guigong' }, /DATABASE_URL is not a URL/],
    [{ REDIS_URL: 'http://h' }, /REDIS_URL is not a URL like redis:/],
    [{ REDIS_URL: 'redis://one:6379,two:6379' }, /REDIS_URL is not a URL like redis:/],
    [{ NODE_ENV: 'production', DATABASE_URL: 'mysql://h/d' }, /set REDIS_URL, MASTER_KEY_FILE, SMS_GATEWAY_URL/],
  ])('refuses %j in a sentence', (env, sentence) => {
    expect(() => readSettings(env)).toThrow(sentence);
  });

  test('the nodes of a Redis cluster', () => {
    const nodes = 'redis://one:6379,redis://two:6379';
    expect(readSettings({ REDIS_URL: nodes }).redisUrl).toBe(nodes);
  });

  test('never repeats a password in a refusal', () => {
    expect(() => readSettings({ DATABASE_URL: 'postgres://u:secret@h/d' })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining('secret') }),
    );
  });
});

describe('a database server that somebody else runs', () => {
  test.each([
    ['10.11.19-MariaDB-0+deb12u1', undefined],
    ['11.4.2-MariaDB', undefined],
    ['10.6.18-MariaDB-log', 'is MariaDB 10.6.18, but MariaDB 10.11 or newer is needed'],
    ['8.0.36', 'is not MariaDB (it says 8.0.36), but MariaDB 10.11 or newer is needed'],
  ])('%s: %s', (version, problem) => {
    expect(versionProblem(version)).toBe(problem);
  });
});
