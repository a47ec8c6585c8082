import { randomUUID } from 'node:crypto';
import { Client, type Reply } from '../../support/client';
import { poll } from '../../support/poll';

/** Longer than any service is away in these tests, and than 20 seconds without Redis. */
const GIVE_UP_MS = 45_000;

/**
 * A program on a bad line: what is not answered, or with a fault of the server's, it sends again under the same key until
 * there is an answer. Refusals are answers.
 */
export class StubbornClient {
  /** Requests that were sent, repetitions included. */
  sent = 0;
  private readonly client: Client;

  constructor(url: string, token: string | null) {
    this.client = new Client(url, token);
  }

  post<T = Record<string, unknown>>(path: string, body: unknown = {}): Promise<Reply<T>> {
    const key = randomUUID();
    return this.untilAnswered(`POST ${path}`, () => this.client.post<T>(path, body, key));
  }

  /** What names the version that it changes is safe to repeat without a key. */
  patch<T = Record<string, unknown>>(path: string, body: unknown): Promise<Reply<T>> {
    return this.untilAnswered(`PATCH ${path}`, () => this.client.send<T>('PATCH', path, body));
  }

  get<T = Record<string, unknown>>(path: string): Promise<Reply<T>> {
    return this.untilAnswered(`GET ${path}`, () => this.client.get<T>(path));
  }

  private untilAnswered<T>(what: string, ask: () => Promise<Reply<T>>): Promise<Reply<T>> {
    return poll(
      `an answer to ${what}`,
      async () => {
        this.sent++;
        const reply = await ask();
        if (reply.status >= 500) throw new Error(`${reply.status} ${JSON.stringify(reply.body)}`);
        return reply;
      },
      GIVE_UP_MS,
    );
  }
}
