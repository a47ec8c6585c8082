import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { entryPaths, entrySize } from './entry-size';

const PAGE = `<!doctype html><link rel="icon" href="/icon.svg"><link rel="preload" href="/api/session" as="fetch">
  <script type="module" crossorigin src="/assets/index.js"></script>
  <link rel="modulepreload" crossorigin href="/assets/part.js">
  <link rel="stylesheet" crossorigin href="/assets/index.css">`;

it('what a page loads first: its scripts, what they are made of, and its style sheets', () => {
  expect(entryPaths(PAGE)).toEqual({
    scripts: ['/assets/index.js', '/assets/part.js'],
    styles: ['/assets/index.css'],
  });
});

describe('as it travels', () => {
  const bodies: Record<string, string> = {
    '/': PAGE,
    '/assets/index.js': 'a'.repeat(9_000),
    '/assets/part.js': 'b'.repeat(5_000),
    '/assets/index.css': 'c'.repeat(2_000),
  };
  let server: Server;
  beforeAll(async () => {
    server = createServer(({ url, headers }, answer) => {
      const packed = headers['accept-encoding'] === 'gzip';
      answer.setHeader('content-encoding', packed ? 'gzip' : 'identity');
      answer.end(packed ? gzipSync(bodies[url!]!) : bodies[url!]);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => server.close());

  it('is counted packed', async () => {
    const { port } = server.address() as AddressInfo;
    const packed = (path: string): number => gzipSync(bodies[path]!).length;
    expect(await entrySize(`http://127.0.0.1:${port}/`, 'gzip')).toEqual({
      pageBytes: packed('/'),
      scriptBytes: packed('/assets/index.js') + packed('/assets/part.js'),
      styleBytes: packed('/assets/index.css'),
    });
  });
});
