import { randomUUID } from 'node:crypto';
import { Agent, request, type IncomingMessage } from 'node:http';

/** What a service answered. */
export interface HttpAnswer<T = unknown> {
  readonly status: number;
  readonly body: T;
  /** The stable code of a problem document; null for anything else. */
  readonly problem: string | null;
}

export interface HttpRequest {
  readonly token?: string | null;
  readonly body?: unknown;
  /** Of a write; the same one says that it is the same request. A new one unless given. */
  readonly idempotencyKey?: string;
  /** A file, sent as `multipart/form-data`. */
  readonly file?: { readonly name: string; readonly content: Buffer };
}

/** An answer that is neither a success nor a refusal the caller expects. */
export class UnexpectedAnswer extends Error {
  constructor(
    readonly what: string,
    readonly answer: HttpAnswer,
  ) {
    super(
      `${what} was answered with ${answer.status} ${answer.problem ?? ''} ${JSON.stringify(answer.body).slice(0, 400)}`,
    );
  }
}

const ANSWER_WITHIN_MS = 60_000;
/** Tries of one request where the service was busy or the line broke: phones do that by themselves. */
const TRIES = 6;
const AGAIN_MS = 150;

/** HTTP as a phone or a browser speaks it: connections are kept and reused, and there is a limit to their number. */
export class HttpClient {
  private readonly agent: Agent;

  constructor(
    private readonly pause: (ms: number) => Promise<void>,
    maxConnections = 48,
  ) {
    this.agent = new Agent({ keepAlive: true, maxSockets: maxConnections, maxFreeSockets: maxConnections });
  }

  get<T>(url: string, options: HttpRequest = {}): Promise<HttpAnswer<T>> {
    return this.send<T>('GET', url, options);
  }

  post<T>(url: string, options: HttpRequest = {}): Promise<HttpAnswer<T>> {
    return this.send<T>('POST', url, options);
  }

  close(): void {
    this.agent.destroy();
  }

  /** Again with the same key where the service is too busy or the line broke: whatever was done is done once. */
  private async send<T>(method: 'GET' | 'POST', url: string, options: HttpRequest): Promise<HttpAnswer<T>> {
    const idempotencyKey = options.idempotencyKey ?? randomUUID();
    for (let attempt = 1; ; attempt++) {
      try {
        const answer = await this.once<T>(method, url, { ...options, idempotencyKey });
        const busy = answer.status === 503 || answer.status === 429;
        if (!busy || attempt === TRIES) return answer;
      } catch (error) {
        if (attempt === TRIES) throw error;
      }
      await this.pause(AGAIN_MS * attempt);
    }
  }

  private once<T>(
    method: 'GET' | 'POST',
    url: string,
    { token, body, idempotencyKey, file }: HttpRequest,
  ): Promise<HttpAnswer<T>> {
    const { type, payload } = file ? multipart(file) : json(body);
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(method === 'POST' ? { 'idempotency-key': idempotencyKey ?? '' } : {}),
      ...(payload ? { 'content-type': type, 'content-length': String(payload.length) } : {}),
    };
    return new Promise((resolve, reject) => {
      const sent = request(url, { method, headers, agent: this.agent, timeout: ANSWER_WITHIN_MS }, (response) => {
        read(response).then((text) => resolve(answerOf<T>(response, text)), reject);
      });
      sent.once('timeout', () => sent.destroy(new Error(`no answer of ${url} in ${ANSWER_WITHIN_MS} ms`)));
      sent.once('error', reject);
      sent.end(payload);
    });
  }
}

/** The body of a success. Throws {@link UnexpectedAnswer} for anything else. */
export function bodyOf<T>(what: string, answer: HttpAnswer<T>): T {
  if (answer.status < 200 || answer.status > 299) throw new UnexpectedAnswer(what, answer);
  return answer.body;
}

async function read(response: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function answerOf<T>(response: IncomingMessage, text: string): HttpAnswer<T> {
  const isJson = /[/+]json/.test(response.headers['content-type'] ?? '');
  const body = (isJson && text !== '' ? JSON.parse(text) : text) as T;
  const code = (body as { code?: unknown } | null)?.code;
  return { status: response.statusCode ?? 0, body, problem: typeof code === 'string' ? code : null };
}

const json = (body: unknown): { type: string; payload: Buffer | undefined } => ({
  type: 'application/json',
  payload: body === undefined ? undefined : Buffer.from(JSON.stringify(body)),
});

function multipart({ name, content }: { name: string; content: Buffer }): { type: string; payload: Buffer } {
  const boundary = `----${randomUUID()}`;
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${encodeURIComponent(name)}"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    payload: Buffer.concat([Buffer.from(head), content, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  };
}
