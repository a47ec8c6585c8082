import type { Fen, LocalDate } from '@gg/kernel';
import type {
  CertificateKind,
  Hazard,
  LegalNumbers,
  MarketPolicyNumbers,
  MinimumWage,
  Sex,
  Trade,
} from '@gg/reference-data';

/** 用工形式: decides which law applies. */
export const ENGAGEMENT_TYPES = ['part_time', 'short_full_time', 'casual', 'platform', 'shared'] as const;
export type EngagementType = (typeof ENGAGEMENT_TYPES)[number];

/** Who posts: an organisation, a 个体工商户, a household, or an agent (人力资源服务机构, 劳务公司). */
export const EMPLOYER_KINDS = ['organisation', 'sole_trader', 'household', 'agent'] as const;
export type EmployerKind = (typeof EMPLOYER_KINDS)[number];

/** 劳动者身份 as far as rules ask for it; independent of the engagement type. */
export const WORKER_STATUSES = [
  'adult',
  'juvenile',
  'student',
  'past_retirement_age',
  'drawing_pension',
  'hard_to_employ',
  'recent_graduate',
] as const;
export type WorkerStatus = (typeof WORKER_STATUSES)[number];

/**
 * What "insured" means on a responsibility card: 工伤保险, 职业伤害保障 (designated platforms), 雇主责任险, 意外险, none, or
 * not stated at all. The last two commercial kinds replace neither of the first two.
 */
export const INSURANCE_KINDS = [
  'work_injury',
  'occupational_injury',
  'employer_liability',
  'accident',
  'none',
] as const;
export type InsuranceKind = (typeof INSURANCE_KINDS)[number];

/** A span with breaks inside it. Half-open; instants. */
export interface ShiftTimes {
  readonly start: Date;
  readonly end: Date;
  readonly breaks: readonly ShiftBreak[];
}

/** A break; a paid one counts as working time, an unpaid one does not. */
export interface ShiftBreak {
  readonly start: Date;
  readonly end: Date;
  readonly paid: boolean;
}

/** What is paid, before tax (税前). */
export interface PayOffer {
  readonly kind: 'hourly' | 'daily' | 'piece';
  /** Fen per hour, per day, or per unit of output. */
  readonly amountFen: Fen;
  /** The unit of a piece rate: `件`, `车`, `吨`. */
  readonly unit?: string | null;
  /** Piece rate: units that a usual worker finishes in `expectedMinutes`. */
  readonly expectedOutput?: number | null;
  /** Day rate: working minutes of the day. Piece rate: the minutes in which `expectedOutput` is finished. */
  readonly expectedMinutes?: number | null;
  /** Whether the amount is stated before tax. */
  readonly preTax: boolean;
}

/** How soon after the work the money is paid. */
export interface Settlement {
  readonly cycle: 'daily' | 'per_shift' | 'weekly' | 'monthly';
  /** Most days between the work and its payment. */
  readonly days: number;
}

/** 责任卡: who employs, uses, pays, insures, and who came between. Shown to the worker in one line. */
export interface Responsibility {
  /** 用人单位. `creditCode` is the 统一社会信用代码; null for a household. */
  readonly legalEmployer: { readonly name: string; readonly creditCode: string | null };
  /** 实际用工单位: whose site and whose orders. */
  readonly actualUser: { readonly name: string; readonly creditCode: string | null };
  /** Whether the legal employer sends the worker to the actual user by 劳务派遣. */
  readonly labourDispatch: boolean;
  readonly payer: string | null;
  readonly insurer: string | null;
  readonly insuranceKind: InsuranceKind | null;
  /** 人力资源服务机构 or 劳务公司 between worker and employer; null when there is none. */
  readonly intermediary: Intermediary | null;
}

export interface Intermediary {
  readonly name: string;
  /** Number of the 人力资源服务许可证; null when none was shown. */
  readonly licence: string | null;
  /** Last day of the licence's term; null when it has none or it is unknown. */
  readonly licenceValidUntil: LocalDate | null;
}

/** Loads carried by hand. */
export interface Loads {
  readonly maxKg: number;
  /** Six times an hour or more (连续负重). */
  readonly repeated: boolean;
}

/** Places that are closed to under-18s as workers: 营业性娱乐场所, 酒吧, 互联网上网服务营业场所. */
export type Venue = 'ordinary' | 'entertainment' | 'bar' | 'net_cafe';

/** What the work is like, as far as it bears on who may do it. */
export interface WorkConditions {
  readonly tradeCode: string;
  readonly loads: Loads | null;
  readonly hazards: readonly Hazard[];
  readonly venue: Venue;
}

/** A posting as its employer wrote it: what `judgePosting` is handed. */
export interface PostingContent extends WorkConditions {
  readonly engagementType: EngagementType;
  readonly employerKind: EmployerKind;
  readonly title: string;
  readonly description: string;
  /** What is asked of a worker, in words (招聘条件); `不限` when nothing is. */
  readonly conditionsText: string | null;
  readonly responsibility: Responsibility;
  readonly headcount: number;
  /** County-level code of the place of work. */
  readonly regionCode: string;
  /** Address or assembly point in words. */
  readonly placeText: string | null;
  readonly pay: PayOffer;
  readonly settlement: Settlement;
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** Certificates that the posting asks for. */
  readonly certificates: readonly CertificateKind[];
  readonly probationDays: number | null;
  /** Length of the labour contract, days; null when it ends with the shifts. */
  readonly contractDays: number | null;
  readonly shifts: readonly ShiftTimes[];
  /** Until when the posting is public; null when the last shift's start decides. */
  readonly validUntil: Date | null;
}

/** The figures of law and of the market that were in force for a decision; stored with it, so that it can be replayed. */
export interface ReferenceFacts {
  readonly law: LegalNumbers;
  readonly policy: MarketPolicyNumbers;
  readonly trade: Trade | null;
  /** The strictest of the days worked; null when the place is unknown. */
  readonly minimumWage: MinimumWage | null;
}

/** All that a rule about a posting may look at. */
export interface PostingFacts extends PostingContent {
  readonly moment: 'publish';
  readonly reference: ReferenceFacts;
}

/** A paper that a worker holds. */
export interface HeldCertificate {
  readonly kind: CertificateKind;
  readonly validFrom: LocalDate | null;
  /** Last day of validity; null when it has no term. */
  readonly validUntil: LocalDate | null;
  /** Somebody has seen it. */
  readonly verified: boolean;
}

/** Another booking or firm promise of the same worker. */
export interface OtherWork {
  readonly shift: ShiftTimes;
  /** 统一社会信用代码 of its legal employer; null for a household. */
  readonly legalEmployerCreditCode: string | null;
  readonly engagementType: EngagementType;
}

/** A worker and a shift: what `judgeAcceptance` is handed. Nothing in it names the worker. */
export interface AcceptanceContent extends WorkConditions {
  readonly engagementType: EngagementType;
  readonly employerKind: EmployerKind;
  readonly legalEmployerCreditCode: string | null;
  readonly regionCode: string;
  readonly shift: ShiftTimes;
  /** Certificates that the posting asks for. */
  readonly certificates: readonly CertificateKind[];
  readonly worker: {
    readonly birthDate: LocalDate;
    readonly sex: Sex;
    readonly statuses: readonly WorkerStatus[];
    readonly certificates: readonly HeldCertificate[];
    /** A written agreement for work past the retirement age exists (超龄用工协议). */
    readonly overAgeAgreement: boolean;
    /** 未成年工: registered with the labour office and examined (未成年工登记证). */
    readonly juvenileRegistered: boolean;
  };
  /**
   * The worker's other live bookings, of all employers: at least those of every law week and calendar month that the
   * shift touches, and of 24 hours before and after it. More does no harm; the shift itself must not be among them.
   */
  readonly otherWork: readonly OtherWork[];
}

/** All that a rule about an offer or an acceptance may look at. */
export interface AcceptanceFacts extends AcceptanceContent {
  readonly moment: 'acceptance';
  readonly reference: Omit<ReferenceFacts, 'minimumWage'> & {
    /** The earliest and latest date on which the worker reaches the statutory retirement age. */
    readonly retirement: { readonly earliest: LocalDate; readonly latest: LocalDate };
  };
}

/** The two sides of 共享用工: who has workers to lend, and who looks for them. */
export const SHARING_SIDES = ['surplus', 'shortage'] as const;
export type SharingSide = (typeof SHARING_SIDES)[number];

/** What is paid for a month, a day or an hour of work: the lender's standard, or what the borrower settles with it. */
export interface PayStandard {
  readonly unit: 'month' | 'day' | 'hour';
  readonly amountFen: Fen;
}

/** How many of the workers have a contract that ends on a date; null: one without a fixed end (无固定期限). */
export interface ContractGroup {
  readonly until: LocalDate | null;
  readonly count: number;
}

/** What a lender declares of the workers. Numbers and dates only: nobody is named. */
export interface LenderDeclaration {
  /** They are its own employees, under written labour contracts. */
  readonly ownEmployees: boolean;
  /** Some of them were sent to it by 劳务派遣. */
  readonly dispatched: boolean;
  /** It pays their 工伤保险 and goes on with it while they are lent. */
  readonly workInjuryInsured: boolean;
  readonly contracts: readonly ContractGroup[];
}

/** A surplus (富余) or a shortage (缺工) as its employer wrote it: what `judgeSharing` is handed. */
export interface SharingContent {
  readonly engagementType: 'shared';
  readonly side: SharingSide;
  readonly employerKind: EmployerKind;
  readonly title: string;
  readonly description: string;
  /** Every other free text. */
  readonly notes: string;
  readonly tradeCodes: readonly string[];
  readonly headcount: number;
  /** First and last day, local dates; both are worked. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** County-level code of where the workers are, or where they are to work. */
  readonly regionCode: string;
  readonly placeText: string | null;
  readonly pay: PayStandard;
  /** What is asked or offered for the lending itself, beyond the wages and what they cost: fen a head, by whatever name. */
  readonly feeFen: Fen;
  /** A borrower settles the wages with the lender, in full; null on a surplus. */
  readonly settlesThroughLender: boolean | null;
  /** Null on a shortage. */
  readonly declaration: LenderDeclaration | null;
}

/** All that a rule about a surplus or a shortage may look at. */
export interface SharingFacts extends SharingContent {
  readonly moment: 'sharing';
  readonly reference: {
    /** Of the trades, those that are known. */
    readonly trades: readonly Trade[];
    /** The strictest of the term's days; null when the place is unknown. */
    readonly minimumWage: MinimumWage | null;
  };
}

export type Facts = PostingFacts | AcceptanceFacts | SharingFacts;
export type Moment = Facts['moment'];
export type FactsAt<M extends Moment> = Extract<Facts, { moment: M }>;
