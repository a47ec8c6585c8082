import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

const CLIENT = join(__dirname, 'race-client.mjs');
const CLIENTS = 4;

/** One request of a race: a POST with an idempotency key of its own. */
export interface Runner {
  readonly url: string;
  readonly token: string;
  /** Below `/api/`. */
  readonly path: string;
  readonly body?: object;
}

export interface Finish {
  readonly status: number;
  readonly body: { readonly code?: string } & Readonly<Record<string, unknown>>;
}

interface Message {
  readonly ready?: boolean;
  readonly answers?: readonly (Finish & { at: number })[];
  readonly failure?: string;
}

/**
 * Sends requests at the same moment from several processes; what is told to come back comes back.
 * @returns the answers, in the order of the requests
 */
export async function race(runners: readonly Runner[]): Promise<Finish[]> {
  const numbered = runners.map(({ body = {}, ...runner }, at) => ({ ...runner, body, at, key: randomUUID() }));
  const clients = Array.from({ length: Math.min(CLIENTS, runners.length) }, (_, n) => ({
    process: fork(CLIENT, { execArgv: [] }),
    runners: numbered.filter(({ at }) => at % CLIENTS === n),
  }));
  try {
    await Promise.all(clients.map((client) => hear(client.process, { runners: client.runners }, 'ready')));
    const heard = await Promise.all(clients.map((client) => hear(client.process, { go: true }, 'answers')));
    const answers = heard.flatMap((message) => message.answers ?? []);
    return numbered.map(({ at }) => answers.find((answer) => answer.at === at)!);
  } finally {
    for (const client of clients) client.process.kill('SIGKILL');
  }
}

/** Tells a client something and resolves with its next word. */
function hear(client: ChildProcess, told: object, wanted: 'ready' | 'answers'): Promise<Message> {
  return new Promise((resolve, reject) => {
    client.once('message', (message: Message) => {
      if (message[wanted] === undefined) reject(new Error(`a client of the race failed: ${message.failure}`));
      else resolve(message);
    });
    client.once('exit', (code, signal) => reject(new Error(`a client of the race ended: ${code ?? signal}`)));
    client.send(told);
  });
}

/** How often each outcome came: `200`, or the code of the refusal. */
export function tally(finishes: readonly Finish[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { status, body } of finishes) {
    const outcome = status < 300 ? 'taken' : (body.code ?? String(status));
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}
