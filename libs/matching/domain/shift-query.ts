import type { AcceptanceContent } from '@gg/compliance';
import type { Fen, GeoPoint, Id, QuietPolicy, TimeWindow } from '@gg/kernel';

/** 用工形式: decides which law applies. Matching uses it only to insist that the limits of that law were handed in. */
export type ShiftEngagementType = 'part_time' | 'short_full_time' | 'casual' | 'platform' | 'shared';

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
}

/** The work as the rules of compliance judge it; what they ask of a person is asked of the candidate. */
export type JudgedWork = Omit<AcceptanceContent, 'worker' | 'otherWork' | 'certificates'>;

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
  /** When nobody is woken by an offer, and for what they may be who have allowed it. */
  readonly quietHours: QuietPolicy;
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
  /** Youngest age in completed years on the first day: the lawful one, or a higher one that the posting asks for. */
  readonly minAge: number;
  /** Youngest age on the day of asking: nobody younger is introduced to any work (禁止使用童工规定 4). */
  readonly minAgeNow: number;
  /** Oldest age in completed years on the last day that the posting asks for; null: none. */
  readonly maxAge: number | null;
  /** To whom the law closes this work in this form of engagement (女职工禁忌从事的劳动); null: to nobody. */
  readonly closedTo: 'female' | null;
  readonly judged: JudgedWork;
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
