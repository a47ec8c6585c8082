import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import cookie from '@fastify/cookie';
import { Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { Front, navigates, openedByHand } from './front';

const COOKIE = 'gg_worker';
const HTML = 'text/html,application/xhtml+xml,*/*;q=0.8';

describe('a request that matches no route', () => {
  it.each([
    ['a page of the front', 'GET', '/jobs/019a', HTML, true],
    ['with a query', 'GET', '/jobs?trade=4-02.06', HTML, true],
    ['only its head', 'HEAD', '/jobs', HTML, true],
    ['a write', 'POST', '/jobs', HTML, false],
    ['data', 'GET', '/jobs', 'application/json', false],
    ['no wish at all', 'GET', '/jobs', undefined, false],
    ['the API', 'GET', '/api/nothing', HTML, false],
    ['the API itself', 'GET', '/api', HTML, false],
    ['an asset that is gone', 'GET', '/assets/page-1a2b.js', HTML, false],
    ['the socket', 'GET', '/socket.io/', HTML, false],
    ['a file', 'GET', '/robots.txt', HTML, false],
    ['what only begins like the API', 'GET', '/apiary', HTML, true],
  ])('%s', (_what, method, url, accept, expected) => {
    expect(navigates({ method, url, headers: { accept } })).toBe(expected);
  });
});

describe('a link to a file that people open themselves', () => {
  it.each([
    ['opened by hand', true, HTML, true],
    ['asked for by a program', true, '*/*', false],
    ['asked for without a wish', true, undefined, false],
    ['of a route for programs', undefined, HTML, false],
  ])('%s', (_what, openedByPeople, accept, expected) => {
    const routeOptions = { config: { openedByPeople } };
    expect(openedByHand({ headers: { accept }, routeOptions } as never)).toBe(expected);
  });
});

@Module({})
class NoRoutes {}

describe('the files of a front', () => {
  let directory = '';
  let app: NestFastifyApplication;
  const ask = (url: string, headers: Record<string, string> = {}) => app.inject({ method: 'GET', url, headers });

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'gg-front-'));
    mkdirSync(join(directory, 'assets'));
    writeFileSync(join(directory, 'index.html'), '<!doctype html><title>front</title>');
    writeFileSync(join(directory, 'guest.html'), '<!doctype html><title>front for guests</title>');
    writeFileSync(join(directory, 'manifest.webmanifest'), '{}');
    writeFileSync(join(directory, 'assets', 'page-1a2b.js'), 'export const page = 1;');
    writeFileSync(join(directory, 'assets', 'page-1a2b.js.br'), brotliCompressSync('export const page = 1;'));
    app = await NestFactory.create<NestFastifyApplication>(NoRoutes, new FastifyAdapter(), { logger: false });
    await app.register(cookie as never);
    await new Front(directory, COOKIE).serve(app);
    await app.init();
  });
  afterAll(async () => {
    await app.close();
    rmSync(directory, { recursive: true });
  });

  it('are kept for a year when their name holds their digest, and come compressed as they were built', async () => {
    const plain = await ask('/assets/page-1a2b.js');
    expect(plain.headers).toMatchObject({ 'cache-control': 'public, max-age=31536000, immutable' });
    expect(plain.body).toBe('export const page = 1;');
    const small = await ask('/assets/page-1a2b.js', { 'accept-encoding': 'gzip, br' });
    expect(small.headers).toMatchObject({ 'content-encoding': 'br', vary: expect.stringMatching(/accept-encoding/i) });
  });

  it('are asked for again each time when it does not', async () => {
    for (const url of ['/', '/manifest.webmanifest']) {
      const answer = await ask(url);
      expect([url, answer.statusCode, answer.headers['cache-control']]).toEqual([url, 200, 'no-cache']);
      expect((await ask(url, { 'if-none-match': String(answer.headers.etag) })).statusCode).toBe(304);
    }
  });

  it('the page is another for whoever comes without a session, at every visit', async () => {
    const guest = await ask('/');
    expect(guest.body).toContain('front for guests');
    const tag = { 'if-none-match': String(guest.headers.etag) };
    const signedIn = await ask('/', { ...tag, cookie: `${COOKIE}=a-token` });
    expect([signedIn.statusCode, signedIn.body]).toEqual([200, '<!doctype html><title>front</title>']);
    expect(signedIn.headers.vary).toMatch(/cookie/);
    expect((await ask('/', { ...tag, cookie: 'gg_other=a-token' })).statusCode).toBe(304);
  });

  it.each([
    '/assets/page-0000.js',
    '/guest.html',
    '/assets/',
    '/assets/../index.html',
    '/assets/%2e%2e/index.html',
    '/index.html.br',
  ])('that do not exist stay missing: %s', async (url) => {
    expect((await ask(url)).statusCode).toBeGreaterThanOrEqual(400);
  });
});

it('a service without pages has no front', () => {
  expect(new Front(join(tmpdir(), 'gg-no-such-front'), COOKIE).exists).toBe(false);
});
