import { z } from 'zod';
import { id, instant, localDateText, point } from './fields';

const minuteRange = z.object({ startMinute: z.number().int(), endMinute: z.number().int() });

/** What matching needs to know of a worker's own doing; carries the whole state, so that only the newest counts. */
export const workerProfileSchema = z.object({
  workerId: id,
  number: z.number().int(),
  active: z.boolean(),
  regionCode: z.string(),
  point: point.nullable(),
  birthDate: localDateText.nullable(),
  sex: z.enum(['male', 'female']).nullable(),
  identityState: z.enum(['unverified', 'format_ok', 'verified']),
  /** Facts of the person that law asks about; null dates are open ends, both dates included. Refused ones are left out. */
  statuses: z.array(
    z.object({
      kind: z.string(),
      from: localDateText.nullable(),
      to: localDateText.nullable(),
      proofState: z.enum(['stated', 'proven']),
    }),
  ),
  trades: z.array(z.object({ code: z.string(), months: z.number().int() })),
  /** `validTo` null: a paper without a fixed term. */
  certificates: z.array(z.object({ kind: z.string(), validFrom: localDateText, validTo: localDateText.nullable() })),
  weekly: z.array(minuteRange.extend({ weekday: z.number().int().min(1).max(7) })),
  exceptions: z.array(z.object({ date: localDateText, free: z.array(minuteRange) })),
  presence: z.object({ marketId: z.string(), point: point.nullable(), arrivedAt: instant, until: instant }).nullable(),
  blockedEmployerIds: z.array(id),
  preferences: z.object({
    maxDistanceM: z.number().int().nullable(),
    minHourlyFen: z.number().int().nullable(),
    /** Wants nights, would rather not; null: has not said. */
    nights: z.boolean().nullable(),
    /** May be woken by offers of work that cannot wait for the morning; absent in what was told before this was asked: no. */
    nightOffers: z.boolean().optional(),
    preferredTrades: z.array(z.string()),
  }),
  personalised: z.boolean(),
  registeredAt: instant,
});
export type WorkerProfileState = z.infer<typeof workerProfileSchema>;

export const partyStateSchema = z.object({
  partyId: id,
  kind: z.enum(['couple', 'crew']),
  leaderId: id,
  /** Seats below which the party does not come at all; equals the number of members for all-or-none. */
  minimum: z.number().int().min(2),
  /** Whether it may be asked: its leader and at least `minimum` members consent. */
  active: z.boolean(),
  /** Members whose consent stands. */
  memberIds: z.array(id),
  /** Who may answer for the party besides the leader; each of them consents. */
  answererIds: z.array(id),
});
export type PartyState = z.infer<typeof partyStateSchema>;

const memberState = z.enum(['invited', 'consented', 'revoked', 'lapsed', 'declined', 'left', 'removed']);

/** What an act has made of the standing of people in a party; for those who tell them. */
export const partyMembersSchema = z.object({
  partyId: id,
  kind: z.enum(['couple', 'crew']),
  state: z.enum(['active', 'dissolved']),
  /** Who leads it after the act. */
  leaderId: id,
  /** Null: all or none. */
  statedMinimum: z.number().int().nullable(),
  /** The worker who acted; staff who act on behalf are that person here. */
  by: id,
  /** Everybody whose standing changed; `from` null: had none before. */
  changes: z.array(z.object({ workerId: id, from: memberState.nullable(), to: memberState })).min(1),
  /** Who belongs to it after the act: consented at some time, and has not gone. */
  memberIds: z.array(id),
});

export const workerEvents = {
  /** People who have just become workers; told once for each. */
  'worker.registered.v1': z.object({ workerIds: z.array(id).min(1).max(1_000) }),
  'worker.profile-changed.v1': workerProfileSchema,
  'party.changed.v1': partyStateSchema,
  'party.members-changed.v1': partyMembersSchema,
} as const;
