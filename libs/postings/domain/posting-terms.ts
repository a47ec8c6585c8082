import type { EngagementType, Loads, PayOffer, Responsibility, Settlement, ShiftBreak, Venue } from '@gg/compliance';
import type { GeoPoint, Id, TimeWindow } from '@gg/kernel';
import type { CertificateKind, Hazard } from '@gg/reference-data';

/** 集合点: distance and punctuality count here. */
export interface AssemblyPoint {
  /** WGS-84. */
  readonly point: GeoPoint;
  readonly name: string;
  readonly address: string;
  /** County-level code, six digits: the minimum wage and the reach of staff hang on it. */
  readonly regionCode: string;
  /** How long before the start of a shift people meet. */
  readonly minutesBefore: number;
  /** The employer's site it was taken from, if any. */
  readonly siteId: Id | null;
}

/** How seats are filled. `application` (the employer picks) excludes `claim` (whoever taps first). */
export interface FillingMode {
  readonly dispatch: boolean;
  readonly claim: boolean;
  readonly application: boolean;
}

/** How a shift fills where its employer does not say: by offers, and once the first wave is out by claims as well. */
export const DEFAULT_FILLING_MODE: FillingMode = { dispatch: true, claim: true, application: false };

/** 班次, as planned: a window with breaks and a headcount. */
export interface ShiftPlan extends TimeWindow {
  readonly breaks: readonly ShiftBreak[];
  readonly headcount: number;
}

/** What a posting offers and asks, complete. Texts may be empty in a draft; the rules on required content judge that. */
export interface PostingTerms {
  readonly engagementType: EngagementType;
  readonly tradeCode: string;
  readonly title: string;
  /** 工作内容 */
  readonly description: string;
  /** 录用条件; `不限` when nothing is asked. */
  readonly conditions: string;
  /** 责任卡 */
  readonly responsibility: Responsibility;
  readonly pay: PayOffer;
  readonly settlement: Settlement;
  readonly assembly: AssemblyPoint;
  readonly loads: Loads | null;
  /** Dangers of this place of work, the trade's own among them. */
  readonly hazards: readonly Hazard[];
  readonly venue: Venue;
  readonly outdoor: boolean;
  /** 工具: what to bring, what is given. */
  readonly tools: string;
  /** 用餐 */
  readonly meals: string;
  /** 交通 */
  readonly transport: string;
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** Kinds of certificates that every worker must hold on the day; what the law asks for the trade is always among them. */
  readonly requiredCertificates: readonly CertificateKind[];
  readonly probationDays: number | null;
  /** Length of the labour contract, days; null when it ends with the shifts. */
  readonly contractDays: number | null;
  /** 有效期: after it nobody new is taken; null: until the last shift is over. */
  readonly validUntil: Date | null;
  readonly mode: FillingMode;
  /** 候补 wanted on top of the headcount. */
  readonly reserves: number;
  readonly shifts: readonly ShiftPlan[];
}

type Filled = 'responsibility' | 'outdoor' | 'requiredCertificates';

/** What an employer says. What is null is filled from the employer's own facts and from the trade. */
export interface PostingDraft extends Omit<PostingTerms, Filled> {
  readonly responsibility: {
    readonly [K in keyof Responsibility]: K extends 'labourDispatch' ? boolean : Responsibility[K] | null;
  };
  readonly outdoor: boolean | null;
  readonly requiredCertificates: readonly CertificateKind[] | null;
}

/** 现场联系人: personal data, sealed at rest, shown only to those who are booked. */
export interface SiteContact {
  readonly name: string;
  /** Eleven digits. */
  readonly phone: string;
}
