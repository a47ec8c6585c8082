import { AsyncLocalStorage } from 'node:async_hooks';

/** The transaction that an asynchronous call belongs to. */
interface Running {
  readonly name: string;
  ended: boolean;
}

const running = new AsyncLocalStorage<Running>();
let watched = false;

/** From now on this process follows its transactions; it costs every asynchronous call something, so tests do. */
export function watchTransactions(): void {
  watched = true;
}

/** Runs what belongs to a transaction, so that {@link runningTransaction} knows of it until the work has ended. */
export async function asTransaction<T>(name: string, work: () => Promise<T>): Promise<T> {
  if (!watched) return work();
  const transaction: Running = { name, ended: false };
  try {
    return await running.run(transaction, work);
  } finally {
    // What the work started and did not wait for inherits the name, and outlives the transaction.
    transaction.ended = true;
  }
}

/** Name of the transaction at whose work we are; undefined outside, and where nobody watches. */
export function runningTransaction(): string | undefined {
  const transaction = running.getStore();
  return transaction && !transaction.ended ? transaction.name : undefined;
}
