import { DomainError, TransitionTable, type Id } from '@gg/kernel';

/** 实名状态: nothing known → a number with a right check character → seen and confirmed by someone who answers for it. */
export type IdentityState = 'unverified' | 'format_ok' | 'verified';

/**
 * Back from `verified`: to `format_ok` when the proof turns out bad but the number stands, to `unverified` when the
 * number itself was another person's. From `format_ok` to itself: the number was corrected.
 */
export const identityLifecycle = new TransitionTable<IdentityState>('identity', 'unverified', {
  unverified: ['format_ok'],
  format_ok: ['format_ok', 'verified', 'unverified'],
  verified: ['format_ok', 'unverified'],
});

/** How an identity was confirmed. */
export const VERIFICATION_METHODS = [
  /** The card was read by a machine at a window (居民身份证阅读机具). */
  'card_reader',
  /** A member of staff compared card, face and name at a window. */
  'desk_inspection',
  /** Name and number were confirmed by the population register (公安人口信息). */
  'population_register',
  /** Name and number were confirmed by the social-security register (电子社保卡). */
  'social_security_register',
] as const;
export type VerificationMethod = (typeof VERIFICATION_METHODS)[number];

/** By whom, how and when an identity was verified. */
export interface IdentityProof {
  readonly method: VerificationMethod;
  /** The account of the person or system that answers for it. */
  readonly verifiedBy: Id;
  readonly verifiedAt: Date;
  /** The receipt of the register or reader, where there is one. */
  readonly reference: string | null;
}

export interface IdentityRecord {
  readonly state: IdentityState;
  readonly proof: IdentityProof | null;
}

/** One line of the history: who changed what, when and why. Append-only. */
export interface IdentityChange {
  readonly from: IdentityState;
  readonly to: IdentityState;
  readonly at: Date;
  readonly by: Id;
  readonly why: string;
}

export interface IdentityDecision {
  readonly next: IdentityRecord;
  readonly change: IdentityChange;
}

export const unverifiedIdentity: IdentityRecord = { state: 'unverified', proof: null };

function move(from: IdentityRecord, next: IdentityRecord, at: Date, by: Id, why: string): IdentityDecision {
  identityLifecycle.assert(from.state, next.state);
  return { next, change: { from: from.state, to: next.state, at, by, why } };
}

/**
 * A number with a right check character was given or corrected. Whoever was verified under another number is verified no
 * longer.
 * @param by the account that entered it: the person, or staff on behalf
 */
export const recordIdNumber = (record: IdentityRecord, by: Id, at: Date): IdentityDecision =>
  move(record, { state: 'format_ok', proof: null }, at, by, 'number_given');

/**
 * Someone confirmed that the number belongs to the person.
 * @param subject the account that is verified: nobody confirms themself (`identity.self_verification`)
 */
export function verifyIdentity(record: IdentityRecord, subject: Id, proof: IdentityProof): IdentityDecision {
  if (proof.verifiedBy === subject) throw new DomainError('identity.self_verification');
  return move(record, { state: 'verified', proof }, proof.verifiedAt, proof.verifiedBy, proof.method);
}

/** Takes a verification or a number back. @param why a reason for the record, without personal data */
export function withdrawIdentity(
  record: IdentityRecord,
  to: 'format_ok' | 'unverified',
  by: Id,
  at: Date,
  why: string,
): IdentityDecision {
  return move(record, { state: to, proof: null }, at, by, why);
}

/**
 * Operators hand a given-up number to someone else after 90 days (电信网码号资源管理: 冷冻期 of at least 90 days). After that much
 * silence a one-time code proves who holds the number now, not that it is still the same person.
 */
export const PHONE_SILENCE_DAYS = 90;

/** A number that was last heard at this instant or before has been silent too long. */
export const silentSince = (now: Date, silenceDays = PHONE_SILENCE_DAYS): Date =>
  new Date(now.getTime() - silenceDays * 86_400_000);

/** `current`: the number was heard from lately. `prove_again`: it may have a new owner. */
export type PhoneStanding = 'current' | 'prove_again';

/** @param lastHeardAt the last sign-in, reply or call from the number; null if it was never heard */
export const phoneStanding = (lastHeardAt: Date | null, now: Date, silenceDays = PHONE_SILENCE_DAYS): PhoneStanding =>
  lastHeardAt !== null && lastHeardAt > silentSince(now, silenceDays) ? 'current' : 'prove_again';
