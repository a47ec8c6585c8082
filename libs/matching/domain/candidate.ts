import type { GeoPoint, Id, LocalDate, TimeWindow } from '@gg/kernel';
import type { ShiftEngagementType } from './shift-query';

/** How sure we are who somebody is: a silent number, an ID number with a right check digit, or a checked person. */
export type IdentityState = 'unverified' | 'format_ok' | 'verified';

/**
 * Minutes of a local day, half-open. `startMinute` is 0–1439; `endMinute` is greater than it. 1440 is the next local
 * midnight; a greater value runs on into the next day.
 */
export interface MinuteRange {
  readonly startMinute: number;
  readonly endMinute: number;
}

/** A range of every week. `weekday` is ISO (Monday 1 … Sunday 7) and names the day on which the range begins. */
export interface WeeklyRange extends MinuteRange {
  readonly weekday: number;
}

/**
 * What holds on one local date *instead of* the weekly pattern. It governs every minute of that date, also those into
 * which the evening before would have run. No ranges: busy all day. Ranges stay within the date (`endMinute` ≤ 1440),
 * so a night is two exceptions; whatever a person entered can be written this way without loss.
 */
export interface AvailabilityException {
  readonly date: LocalDate;
  readonly free: readonly MinuteRange[];
}

/** A trade (工种) that the worker does. */
export interface TradeSkill {
  readonly code: string;
  /** Shifts worked in the trade through this market: proven. */
  readonly experienceShifts: number;
  /** Months of work in the trade that the worker states. */
  readonly experienceMonths: number;
}

/** A certificate (特种作业证, 健康证 …) with its first and last valid local date; `validTo` null never expires. */
export interface Certificate {
  readonly kind: string;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
}

/** A fact of the person that the law asks about (劳动者身份), valid on the dates named, both included. */
export interface WorkerStatusFact {
  readonly kind: string;
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

/** Paid minutes worked, or to be worked, on one local date. */
export interface PaidMinutes {
  readonly date: LocalDate;
  readonly minutes: number;
}

/** A live booking. The projection keeps those of the current month on, with the law week in which
 * it began, past ones too: hours count by week, overtime by month. */
export interface BusyWindow extends TimeWindow {
  readonly bookingId: Id;
  /** 统一社会信用代码 of the legal employer (用人单位), or the household's id. Hours are counted by it, not by site. */
  readonly legalEmployerCode: string;
  readonly engagementType: ShiftEngagementType;
  readonly paidMinutes: readonly PaidMinutes[];
  readonly unpaidBreaks: readonly TimeWindow[];
}

/** 到市场: "I am at the market now". Alive while `arrivedAt` ≤ now < `until`. */
export interface Presence {
  readonly marketId: Id;
  /** Where the market is, if known: distance then counts from here for work that starts soon. */
  readonly point: GeoPoint | null;
  readonly arrivedAt: Date;
  readonly until: Date;
}

/**
 * What the worker asked for. `maxDistanceM` and `nightOffers` are limits and are kept; the others are wishes and weigh in the
 * score.
 */
export interface WorkerPreferences {
  readonly maxDistanceM: number | null;
  readonly minHourlyPayFen: number | null;
  readonly nights: 'wanted' | 'avoided' | null;
  /** May be woken by offers of work that cannot wait for the morning. */
  readonly nightOffers: boolean;
  readonly preferredTrades: readonly string[];
}

/** How often somebody came. `cancellations` are late ones; undone and released bookings count as nothing. */
export interface Reliability {
  readonly shows: number;
  readonly noShows: number;
  readonly cancellations: number;
}

/** Offers answered or expired, and how many of them were accepted. */
export interface AcceptanceHistory {
  readonly offers: number;
  readonly accepts: number;
}

/**
 * One worker as matching knows them: everything that a hard condition or a part of the score asks, and nothing else. It
 * is the content of a row of the projection and is replaced as a whole by the feed. Lists are sets: their order has no
 * meaning. Instants are exact to the millisecond, local times to the minute.
 */
export interface Candidate {
  readonly workerId: Id;
  /** The worker's dense integer number: unique, ≥ 0, never reused. */
  readonly number: number;
  readonly regionCode: string;
  /** Where the worker sets out from. */
  readonly point: GeoPoint;
  /** Unknown until an ID number is given: such a person is never matched. */
  readonly birthDate: LocalDate | null;
  readonly sex?: 'female' | 'male';
  readonly identityState: IdentityState;
  /** False while paused, suspended, silent for 90 days or erased. */
  readonly active: boolean;
  readonly statuses: readonly WorkerStatusFact[];
  readonly trades: readonly TradeSkill[];
  readonly certificates: readonly Certificate[];
  readonly weeklyAvailability: readonly WeeklyRange[];
  readonly exceptions: readonly AvailabilityException[];
  readonly bookings: readonly BusyWindow[];
  readonly presence: Presence | null;
  /** Employers that the worker does not want. */
  readonly blockedEmployerIds: readonly Id[];
  /** Employers that do not want the worker. */
  readonly blockedByEmployerIds: readonly Id[];
  readonly reliability: Reliability;
  /** Offers made on the local date named; on any other date they count as none. */
  readonly offersToday: { readonly date: LocalDate; readonly count: number };
  readonly openOffers: number;
  readonly preferences: WorkerPreferences;
  readonly acceptance: AcceptanceHistory;
  /** Parties that the worker has consented to and not left. */
  readonly partyIds: readonly Id[];
  readonly lastOfferAt: Date | null;
  readonly registeredAt: Date;
  /** False when the worker opted out of personalised ranking (个人信息保护法 24). */
  readonly personalised: boolean;
}

/** A party has at most so many members (班组: 2–20). */
export const MAX_PARTY_SIZE = 20;

/** 结伴 / 班组: 2–20 workers who take seats together. */
export interface PartyCandidate {
  readonly partyId: Id;
  readonly kind: 'couple' | 'crew';
  /** Members whose consent stands. One who left in `Candidate.partyIds` does not count, whichever event came first. */
  readonly memberIds: readonly Id[];
  readonly leaderId: Id;
  /**
   * How many must get a seat for anyone to take one, at least 2. For all-or-none everyone who belongs to the party, also
   * one who has taken the consent back: as long as they belong, it does not come.
   */
  readonly minimum: number;
}
