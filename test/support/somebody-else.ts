import { AsyncLocalStorage } from 'node:async_hooks';

const outside = AsyncLocalStorage.snapshot();

/**
 * Runs what somebody else does while a transaction of the test's own is open. Without it, a second connection that is asked
 * for inside a transaction is refused, as it should be of one and the same use case.
 */
export const asSomebodyElse = <T>(work: () => T): T => outside(work);
