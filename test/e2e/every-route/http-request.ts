import { randomUUID } from 'node:crypto';
import { request as send, Agent } from 'node:http';
import type { Operation } from './openapi';
import type { Way } from './way';

/** A request to the last byte: nothing is added to it on its way. */
export interface HttpRequest {
  readonly method: string;
  /** With the query, as it stands in the first line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | null;
}

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Kept open: thousands of requests would use up the ports of the machine. */
const agent = new Agent({ keepAlive: true, maxSockets: 24 });

const BOUNDARY = 'guigong-boundary-7d1f';

/** The request of a way, with the actor's token and a new idempotency key. */
export function requestOf(operation: Operation, way: Way): HttpRequest {
  const form = way.file ? multipart(way.file) : null;
  const json = way.body === undefined ? null : Buffer.from(JSON.stringify(way.body));
  const contentType = form ? `multipart/form-data; boundary=${BOUNDARY}` : json ? 'application/json' : null;
  return {
    method: operation.method,
    target: targetOf(operation, way.path ?? {}, new URLSearchParams(way.query ?? {}).toString()),
    headers: {
      ...(contentType ? { 'content-type': contentType } : {}),
      ...(way.by ? { authorization: `Bearer ${way.by.token}` } : {}),
      ...(operation.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...way.headers,
    },
    body: form ?? json,
  };
}

/** The address of an operation. @param query without its question mark */
export function targetOf(operation: Operation, path: Readonly<Record<string, string>>, query = ''): string {
  const filled = operation.path.replace(/\{(\w+)\}/g, (_match, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`${operation.key}: the way names no ${name}`);
    return encodeURIComponent(value);
  });
  const address = filled.startsWith('/') ? filled : `/api/${filled}`;
  return `${address}${query ? `?${query}` : ''}`;
}

function multipart({ name, type, content }: NonNullable<Way['file']>): Buffer {
  const head =
    `--${BOUNDARY}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n` +
    `content-type: ${type}\r\n\r\n`;
  return Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${BOUNDARY}--\r\n`)]);
}

/** Sends a request as it stands. A connection that ends without an answer is an Error. */
export function ask(url: string, { method, target, headers, body }: HttpRequest): Promise<HttpAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const length = body ? { 'content-length': String(body.length) } : {};
    const sent = send({ agent, hostname, port, method, path: target, headers: { ...length, ...headers } }, (answer) => {
      const chunks: Buffer[] = [];
      answer.on('data', (chunk: Buffer) => chunks.push(chunk));
      answer.on('error', reject);
      answer.on('end', () =>
        resolve({
          status: answer.statusCode ?? 0,
          headers: answer.headers,
          text: Buffer.concat(chunks).toString('utf8'),
        }),
      );
    });
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
}

/** Works through a list with so many at a time, in order of their start. */
export async function atOnce<T, R>(many: number, items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at]!);
  };
  await Promise.all(Array.from({ length: Math.min(many, items.length) }, lane));
  return results;
}
