import type { Channel } from '@gg/contracts';
import type { Id } from '@gg/kernel';

/** Which service an account belongs to; `system` is the software itself, `guest` has not signed in. */
export type CallerKind = 'worker' | 'employer' | 'staff' | 'system' | 'guest';

/** A role, and for staff the region whose people and posts it covers: `45`, `4501` or `450103`. */
export interface CallerGrant {
  readonly role: string;
  readonly regionPrefix: string | null;
}

/** A write that may be sent twice and must take effect once. */
export interface IdempotentRequest {
  readonly key: string;
  /** `POST /api/offers/:id/acceptance` */
  readonly route: string;
  /** HMAC-SHA-256 of path parameters, query and body. */
  readonly bodyHash: Buffer;
}

/** Who asks, for whom, through which channel: the source of every Provenance (经办). */
export interface Caller {
  readonly kind: CallerKind;
  /** Null for guests and for the system. */
  readonly accountId: Id | null;
  /** The worker an account of kind worker is. */
  readonly workerId: Id | null;
  /** The organisation or household for which an account of kind employer acts: the tenant. */
  readonly employerId: Id | null;
  readonly grants: readonly CallerGrant[];
  readonly sessionId: Id | null;
  readonly channel: Channel;
  /** The person represented when staff, an SMS or a link act for somebody. */
  readonly onBehalfOf: Id | null;
  /** The recorded consent on which acting for somebody rests. */
  readonly consentId: Id | null;
  /** Request or job id, in every log line and event. */
  readonly trace: string;
  readonly idempotency: IdempotentRequest | null;
}

/** The software acting by itself: a due date, a rule, a consumer. */
export function systemCaller(trace: string): Caller {
  return {
    kind: 'system',
    accountId: null,
    workerId: null,
    employerId: null,
    grants: [],
    sessionId: null,
    channel: 'system',
    onBehalfOf: null,
    consentId: null,
    trace,
    idempotency: null,
  };
}

/** The four facts stored on every posting, offer, acceptance and booking. */
export interface Provenance {
  readonly actorId: Id | null;
  readonly onBehalfOf: Id | null;
  readonly channel: Channel;
  readonly consentId: Id | null;
}

export const provenanceOf = (caller: Caller): Provenance => ({
  actorId: caller.accountId,
  onBehalfOf: caller.onBehalfOf,
  channel: caller.channel,
  consentId: caller.consentId,
});
