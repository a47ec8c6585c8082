import { get } from 'node:http';

/** What a page loads before it can show anything of its own. */
export interface EntryPaths {
  readonly scripts: readonly string[];
  readonly styles: readonly string[];
}

/** The scripts of a page with everything that is preloaded for them, and its style sheets. */
export function entryPaths(html: string): EntryPaths {
  const tags = [...html.matchAll(/<(?:script|link)\b[^>]*>/g)].map(([tag]) => tag);
  const paths = (of: RegExp): string[] =>
    tags.filter((tag) => of.test(tag)).flatMap((tag) => /(?:src|href)="([^"]+)"/.exec(tag)?.[1] ?? []);
  return {
    scripts: [...new Set(paths(/^<script\b|rel="modulepreload"/))],
    styles: paths(/rel="stylesheet"/),
  };
}

/** Bytes of a body as it travels to somebody who takes this encoding. */
export function travellingBytes(url: string, encoding: 'gzip' | 'br'): Promise<number> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { accept: 'text/html,*/*', 'accept-encoding': encoding } }, (answer) => {
      if (answer.statusCode !== 200) reject(new Error(`${url} answers ${answer.statusCode}`));
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.once('end', () => resolve(bytes));
      answer.once('error', reject);
    }).once('error', reject);
  });
}

export interface EntrySize {
  readonly pageBytes: number;
  readonly scriptBytes: number;
  readonly styleBytes: number;
}

/** What the page of a service and its entry weigh on the way. @param url the page's */
export async function entrySize(url: string, encoding: 'gzip' | 'br'): Promise<EntrySize> {
  const { scripts, styles } = entryPaths(await (await fetch(url, { headers: { accept: 'text/html' } })).text());
  const sum = async (paths: readonly string[]): Promise<number> => {
    const sizes = await Promise.all(paths.map((path) => travellingBytes(new URL(path, url).href, encoding)));
    return sizes.reduce((total, bytes) => total + bytes, 0);
  };
  return {
    pageBytes: await travellingBytes(url, encoding),
    scriptBytes: await sum(scripts),
    styleBytes: await sum(styles),
  };
}
