import type { LenderDeclaration, PayStandard, SharingSide } from '@gg/compliance';
import type { GeoPoint, LocalDate } from '@gg/kernel';
import type { CertificateKind } from '@gg/reference-data';

/** Where the workers of a surplus are, or where those of a shortage are to work. */
export interface SharedPlace {
  /** WGS-84. */
  readonly point: GeoPoint;
  readonly address: string;
  /** County-level code: the minimum wage and the reach of staff hang on it; its city is where it is matched. */
  readonly regionCode: string;
}

/** 食宿: what the workers of a surplus need, or what a borrower gives. */
export interface Board {
  readonly meals: boolean;
  readonly lodging: boolean;
}

/** A surplus (富余) or a shortage (缺工), as its firm states it. */
export interface SharedTerms {
  readonly side: SharingSide;
  readonly title: string;
  /** 工作内容: what the workers can do, or are to do. */
  readonly description: string;
  /** Anything else in words. */
  readonly notes: string;
  /** Codes of 职业分类大典 2022; the first is the main one. */
  readonly tradeCodes: readonly string[];
  /** Skills in short words: what all workers of a surplus have, or a shortage asks for. */
  readonly skills: readonly string[];
  readonly certificates: readonly CertificateKind[];
  readonly headcount: number;
  /** Fewer than so many together are of no use. */
  readonly leastGroup: number;
  /** First and last day, local dates; both are worked. */
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** Fewer days than this are of no use. */
  readonly leastDays: number;
  readonly place: SharedPlace;
  /** The standard that the lender's workers are paid by, or what the borrower settles for them. */
  readonly pay: PayStandard;
  /** Anything asked or offered for the lending beyond the wages; rules refuse whatever is not 0. */
  readonly feeFen: number;
  /** Of a shortage: the wages are settled with the lender, in full; null on a surplus. */
  readonly settlesThroughLender: boolean | null;
  readonly board: Board;
  /** The firm brings the workers to work and back. */
  readonly transport: boolean;
  /** Of a surplus; null on a shortage. */
  readonly declaration: LenderDeclaration | null;
  /** Last day on which it is open; null: as long as its term lasts. */
  readonly validUntil: LocalDate | null;
}

/** 联系人: personal data, sealed at rest, shown to the other firm in talks only. */
export interface SharedContact {
  readonly name: string;
  /** Eleven digits. */
  readonly phone: string;
}

/** Lengths and ranges of one posting. Bounds of forms, not law. */
export const SHARED_BOUNDS = {
  title: 60,
  description: 2_000,
  notes: 1_000,
  address: 200,
  trades: 5,
  skills: 10,
  skill: 20,
  certificates: 10,
  headcount: 500,
  /** A term of two years: longer lending is a job. */
  days: 731,
  /** Nobody plans lending more than a year ahead: a mistyped year is caught here. */
  daysAhead: 366,
  contractGroups: 500,
  /** A million yuan. */
  amountFen: 100_000_000,
} as const;
