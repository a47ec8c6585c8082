import type { EmployerKind, EngagementType, InsuranceKind, Loads, PayOffer, Settlement } from '@gg/compliance';
import type { DeclineReason } from '@gg/bookings';
import type { StaffRole } from '@gg/identity';
import type { GeoPoint, Id, LocalDate } from '@gg/kernel';
import type { MarketDescription } from '@gg/markets';
import type { CertificateKind, Hazard } from '@gg/reference-data';
import type { SharedTerms } from '@gg/shared-employment';

/**
 * The seed's Guangxi as plain data: what people would have told and done, before anything is stored. Everything follows
 * from the plan; nothing asks a clock or chance.
 */
export interface World {
  readonly plan: WorldPlan;
  readonly markets: readonly Market[];
  readonly staff: readonly StaffMember[];
  /** In the order of their registration, which is the order of their ids. */
  readonly people: readonly Person[];
  readonly parties: readonly PartyPlan[];
  readonly employers: readonly EmployerPlan[];
  readonly pastShifts: readonly PastShift[];
  readonly postings: readonly PostingPlan[];
  readonly sharing: readonly SharingPlan[];
}

export interface WorldPlan {
  /** A whole number: the same one gives the same world on every machine. */
  readonly seed: number;
  /** The instant at which the world is looked at: what lies before is history, what comes after is planned. */
  readonly now: Date;
  readonly workers: number;
  readonly firms: number;
  readonly agents: number;
  readonly households: number;
  /** Postings of the coming days, drafts among them. */
  readonly postings: number;
  /** Bookings of the past, about. */
  readonly pastBookings: number;
  /** Share of the people who are at a market now, among those who would take work at once. */
  readonly presentShare: number;
  /** People who take part in a demonstration, and what it posts; null for a world that is only lived in. */
  readonly demonstration: DemonstrationPlan | null;
}

/** One busy day: many postings at overlapping times, people near them, and everybody else away. */
export interface DemonstrationPlan {
  /** The local date on which all its shifts begin; everybody who takes no part is busy on it and on the days beside it. */
  readonly date: LocalDate;
  readonly postings: number;
  /** All seats together, at most. */
  readonly seats: number;
  /** How many of the workers take part. */
  readonly people: number;
  /** Of them: how many are at a market. */
  readonly present: number;
  /** Of them: the share without the app, who answer by SMS. */
  readonly bySms: number;
}

/** 零工市场 or 驿站. */
export interface Market extends MarketDescription {
  readonly id: Id;
  readonly registeredAt: Date;
}

export interface MadeRange {
  readonly startMinute: number;
  readonly endMinute: number;
}

export interface MadeWeeklyRange extends MadeRange {
  readonly weekday: number;
}

/** Who somebody is, as an account holds it. */
export interface MadeIdentity {
  readonly id: Id;
  readonly name: string;
  /** Null for the few who have none. */
  readonly phone: string | null;
  /** Null while nobody has asked for it. */
  readonly idNumber: string | null;
  readonly birthDate: LocalDate;
  readonly sex: 'female' | 'male';
  readonly identityState: 'unverified' | 'format_ok' | 'verified';
  /** County, six digits; for staff the region they answer for. */
  readonly regionCode: string;
  readonly registeredAt: Date;
}

export interface MadeStatus {
  readonly kind: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly proofState: 'stated' | 'proven';
}

export interface MadeCertificate {
  readonly kind: CertificateKind;
  readonly validFrom: LocalDate;
  readonly validTo: LocalDate | null;
  readonly proofState: 'stated' | 'proven';
}

/** Somebody looking for work (劳动者). The id is the account's and the worker's. */
export interface Person extends MadeIdentity {
  readonly home: GeoPoint;
  readonly trades: readonly { readonly code: string; readonly months: number }[];
  readonly statuses: readonly MadeStatus[];
  readonly certificates: readonly MadeCertificate[];
  /** In canonical form: cut at midnight, sorted, merged. */
  readonly weekly: readonly MadeWeeklyRange[];
  readonly exceptions: readonly { readonly date: LocalDate; readonly free: readonly MadeRange[] }[];
  readonly preferences: {
    readonly maxDistanceM: number | null;
    readonly minHourlyFen: number | null;
    readonly nights: boolean;
    readonly preferredTrades: readonly string[];
  };
  readonly paused: boolean;
  readonly personalised: boolean;
  /** Large letters and reading aloud, for eyes that ask for it. */
  readonly largeLetters: boolean;
  readonly presence: MadePresence | null;
  readonly blockedEmployerIds: readonly Id[];
  /** Has our page open on a phone, or reads text messages only. */
  readonly reach: 'app' | 'sms';
  /** Takes part in the demonstration. */
  readonly simulated: boolean;
  /** How people are; the histories were thrown from it. Probabilities, thousandths. */
  readonly temper: { readonly acceptPerMille: number; readonly showPerMille: number };
}

export interface MadePresence {
  readonly marketId: Id;
  readonly point: GeoPoint;
  readonly arrivedAt: Date;
  readonly until: Date;
}

/** A couple or a crew, all of whom have consented. */
export interface PartyPlan {
  readonly kind: 'couple' | 'crew';
  /** Null: all or none. */
  readonly statedMinimum: number | null;
  /** The leader first. */
  readonly memberIds: readonly Id[];
}

/** A member of a public employment centre (公共就业服务机构工作人员). */
export interface StaffMember extends MadeIdentity {
  readonly signInName: string;
  readonly password: string;
  readonly role: StaffRole;
  /** 45, 4501 or 450105. */
  readonly regionPrefix: string;
}

export interface Site {
  readonly id: Id;
  readonly name: string;
  readonly address: string;
  readonly regionCode: string;
  readonly point: GeoPoint;
}

export interface EmployerMember extends MadeIdentity {
  readonly role: 'owner' | 'manager' | 'foreman' | 'viewer';
}

/** Whoever posts (用工单位): an organisation, a 个体工商户, a household, or an agent. */
export interface EmployerPlan {
  readonly id: Id;
  readonly kind: EmployerKind;
  /** The line of business; names the posting templates it uses. */
  readonly business: string;
  readonly name: string;
  readonly creditCode: string | null;
  readonly licence: { readonly number: string; readonly validFrom: LocalDate; readonly validTo: LocalDate } | null;
  readonly regionCode: string;
  readonly verification: 'awaiting' | 'verified' | 'refused';
  readonly verifiedAt: Date | null;
  readonly registeredAt: Date;
  /** The owner first. */
  readonly members: readonly EmployerMember[];
  readonly sites: readonly Site[];
  /** 熟工名单: workers it knows, and phones of people nobody here knows. */
  readonly regulars: readonly Id[];
  readonly regularPhones: readonly string[];
  readonly blockedWorkerIds: readonly Id[];
}

/** Who employs whom for whom on a posting (责任卡). */
export interface MadeResponsibility {
  readonly legalEmployer: { readonly name: string; readonly creditCode: string | null };
  readonly actualUser: { readonly name: string; readonly creditCode: string | null };
  readonly payer: string;
  readonly insurer: string | null;
  readonly insuranceKind: InsuranceKind;
}

export interface PlannedShift {
  readonly start: Date;
  readonly end: Date;
  readonly breaks: readonly { readonly start: Date; readonly end: Date; readonly paid: boolean }[];
  readonly headcount: number;
}

/** What a posting says, complete but for what follows from the employer and the trade. */
export interface MadeTerms {
  readonly engagementType: EngagementType;
  readonly tradeCode: string;
  readonly title: string;
  readonly description: string;
  readonly conditions: string;
  readonly responsibility: MadeResponsibility;
  readonly pay: PayOffer;
  readonly settlement: Settlement;
  readonly siteId: Id;
  readonly assembly: {
    readonly point: GeoPoint;
    readonly name: string;
    readonly address: string;
    readonly regionCode: string;
    readonly minutesBefore: number;
  };
  readonly loads: Loads | null;
  readonly hazards: readonly Hazard[];
  readonly tools: string;
  readonly meals: string;
  readonly transport: string;
  readonly minAge: number | null;
  readonly maxAge: number | null;
  readonly certificates: readonly CertificateKind[];
  readonly contractDays: number | null;
  readonly shifts: readonly PlannedShift[];
}

/** A posting of the coming days (岗位信息). */
export interface PostingPlan extends MadeTerms {
  /** Its idempotency key: stable within the world. */
  readonly key: string;
  readonly employerId: Id;
  /** Who of the employer writes it. */
  readonly authorId: Id;
  /** Stays a draft, or is published as soon as it is written. */
  readonly publish: boolean;
  readonly mode: { readonly dispatch: boolean; readonly claim: boolean; readonly application: boolean };
  readonly reserves: number;
  readonly contact: { readonly name: string; readonly phone: string };
  /** Belongs to the demonstration: who runs it posts it. */
  readonly demonstration: boolean;
}

/** How somebody answered an offer of the past, and what came of it. */
export interface PastOffer {
  readonly workerId: Id;
  readonly source: 'regular' | 'nearby';
  readonly distanceM: number;
  readonly madeAt: Date;
  readonly answeredAt: Date;
  readonly answer: 'accepted' | 'declined' | 'expired';
  readonly declineReason: DeclineReason | null;
  /** Null unless accepted. */
  readonly outcome: 'settled' | 'no_show' | 'cancelled_by_worker' | null;
  readonly cancelledAt: Date | null;
}

/** A shift that is over, with everybody who was asked. */
export interface PastShift extends MadeTerms {
  readonly postingId: Id;
  readonly shiftId: Id;
  readonly employerId: Id;
  readonly authorId: Id;
  readonly publishedAt: Date;
  readonly offers: readonly PastOffer[];
}

/** A surplus (富余) or a shortage (缺工) that a firm publishes. */
export interface SharingPlan extends SharedTerms, Pick<PostingPlan, 'employerId' | 'authorId' | 'contact'> {
  readonly key: string;
}
