import { AsyncLocalStorage } from 'node:async_hooks';

/** The transaction that an asynchronous call belongs to. */
interface Running {
  readonly name: string;
  ended: boolean;
}

const running = new AsyncLocalStorage<Running>();

/** Runs what belongs to a transaction, so that {@link runningTransaction} knows of it until the work has ended. */
export async function asTransaction<T>(name: string, work: () => Promise<T>): Promise<T> {
  const transaction: Running = { name, ended: false };
  try {
    return await running.run(transaction, work);
  } finally {
    // What the work started and did not wait for inherits the name, and outlives the transaction.
    transaction.ended = true;
  }
}

/** Name of the transaction at whose work we are; undefined outside. */
export function runningTransaction(): string | undefined {
  const transaction = running.getStore();
  return transaction && !transaction.ended ? transaction.name : undefined;
}
