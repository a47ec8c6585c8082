import type { Fen, GeoPoint, Id, TimeWindow } from '@gg/kernel';

/** 用工形式: decides which law applies. Matching uses it only to insist that the limits of that law were handed in. */
export type ShiftEngagementType = 'part_time' | 'short_full_time' | 'casual' | 'platform' | 'shared';

/** The heaviest load of the work, and whether it is lifted again and again (≥ 6 times an hour) or at intervals. */
export interface ShiftLoad {
  readonly kg: number;
  readonly repeated: boolean;
}

/**
 * A lawful bound on loads for a protected group: minors (劳部发〔1994〕498号) or women (女职工劳动保护特别规定, annex).
 * Somebody belongs to the group when every stated trait fits; an unknown sex fits none.
 */
export interface LoadLimit {
  readonly belowAge?: number;
  readonly sex?: 'female' | 'male';
  /** Loads above this are barred when lifted again and again. */
  readonly repeatedKg: number;
  /** Loads above this are barred when lifted at intervals. */
  readonly intervalKg: number;
}

/**
 * A status that the law asks of some ages: registration of 16–17-year-olds (未成年工特殊保护规定 9), an agreement of those past
 * retirement. Somebody is asked for it when every stated bound fits.
 */
export interface NeededStatus {
  readonly kind: string;
  /** Asked of those younger than this on the first day. */
  readonly belowAge?: number;
  /** Asked of those of this age or older on the last day. */
  readonly fromAge?: number;
}

/**
 * Numbers of law that bind this shift, taken from effective-dated reference data by the caller. Null: no such limit for
 * this form of engagement.
 */
export interface LawLimits {
  /** Paid minutes a law week (Mon–Sun, local) with one legal employer; part_time: 1440 (劳动合同法 68). */
  readonly weeklyMinutesWithEmployer: number | null;
  /**
   * Paid minutes of platform work a local day, of all employers: the limit at which offers stop (新就业形态劳动者休息和劳动
   * 报酬权益保障指引 2023 asks for one and names none, so the number is market policy). For platform shifts only.
   */
  readonly dailyPlatformMinutes: number | null;
  readonly loadLimits: readonly LoadLimit[];
}

/** Numbers of market policy that decide whether somebody may be asked. Not law. */
export interface EligibilityPolicy {
  /** Offers one worker may get on one local date. */
  readonly offersPerDay: number;
  /** Offers one worker may have unanswered at a time. */
  readonly openOffers: number;
  /** Minutes between the end of one booking and the start of another. */
  readonly minRestMinutes: number;
  /** Longest uninterrupted rest that any 24 hours up to the end of work must hold, minutes; 0: none asked. */
  readonly dailyRestMinutes: number;
  /** A shift that starts within so many minutes is within reach of those at a market: distance counts from there too. */
  readonly presenceLeadMinutes: number;
}

/** What a shift asks of a person, whatever the radius and the hour of asking. */
export interface ShiftFacts {
  readonly shiftId: Id;
  readonly trade: string;
  readonly window: TimeWindow;
  /** Breaks without pay. They do not make anyone free, but they do not count as hours. */
  readonly unpaidBreaks: readonly TimeWindow[];
  /** 集合点: where distance counts to. */
  readonly assemblyPoint: GeoPoint;
  readonly regionCode: string;
  readonly engagementType: ShiftEngagementType;
  readonly legalEmployerCode: string;
  /** The employer whose blocks count. */
  readonly employerId: Id;
  readonly requiredCertificates: readonly string[];
  /** Lawful youngest age in completed years on the first day. */
  readonly minAge: number;
  /** Lawful oldest age in completed years on the last day; null: none. */
  readonly maxAge: number | null;
  /** Statuses that the law bars from this work, found by compliance. */
  readonly barredStatuses: readonly string[];
  /** Statuses without which the law bars some ages from this work, found by compliance. */
  readonly neededStatuses: readonly NeededStatus[];
  readonly load: ShiftLoad | null;
  /** What an hour of paid time is worth; for piece or day pay, at the stated output. */
  readonly hourlyPayFen: Fen;
  readonly headcount: number;
  readonly lawLimits: LawLimits;
}

/** A question to the candidate index. */
export interface ShiftQuery extends ShiftFacts {
  /** Greatest distance to the assembly point, metres. */
  readonly radiusM: number;
  readonly now: Date;
  readonly policy: EligibilityPolicy;
}
