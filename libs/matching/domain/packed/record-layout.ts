import type { Candidate, IdentityState, WorkerPreferences } from '../candidate';

/** Raised with every change of what is written below: bytes of another version are never read. */
export const RECORD_VERSION = 3;

export const IDENTITIES: readonly IdentityState[] = ['unverified', 'format_ok', 'verified'];
export const SEXES: readonly Candidate['sex'][] = [undefined, 'female', 'male'];
export const NIGHTS: readonly WorkerPreferences['nights'][] = [null, 'wanted', 'avoided'];

/** Where the numbers of fixed width stand. */
export const AT = {
  flags: 0,
  parts: 2,
  number: 4,
  lng: 8,
  lat: 16,
  registered: 24,
  lastOffer: 32,
  birth: 40,
  offersDay: 44,
  pattern: 48,
  id: 52,
} as const;

/** Lists that most workers have not, in the order in which they are written; each has a bit that says that it is there. */
export const PARTS = [
  'trades',
  'bookings',
  'exceptions',
  'certificates',
  'blocked',
  'blockedBy',
  'statuses',
  'parties',
  'preferredTrades',
  'presence',
] as const;
export type Part = (typeof PARTS)[number];
export const PART = Object.fromEntries(PARTS.map((part, i) => [part, i])) as Readonly<Record<Part, number>>;
