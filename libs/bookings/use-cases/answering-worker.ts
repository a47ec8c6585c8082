import { DomainError, type Id } from '@gg/kernel';
import type { Caller } from '@gg/platform';

/**
 * The worker for whom a caller answers: himself, or the person represented by staff, an SMS reply or a one-offer link.
 * Throws `access.denied` when the caller stands for no worker.
 */
export function answeringWorker(caller: Caller): Id {
  const workerId = caller.kind === 'worker' ? caller.workerId : caller.onBehalfOf;
  if (!workerId) throw new DomainError('access.denied');
  return workerId;
}
