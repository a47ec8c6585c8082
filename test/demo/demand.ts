import type { GeoPoint, Id } from '@gg/kernel';
import { tradeByCode } from '@gg/reference-data';
import { jobKey } from './job-words';

/** A shift as its posting tells it to everybody: what decides who may take it, and how many. */
export interface Demand {
  readonly postingId: Id;
  readonly shiftId: Id;
  readonly employerId: Id;
  /** See `jobKey`. */
  readonly key: string;
  readonly city: string;
  readonly headcount: number;
  readonly start: Date;
  readonly end: Date;
  readonly unpaidBreaks: readonly { readonly start: Date; readonly end: Date }[];
  readonly tradeCode: string;
  readonly engagementType: string;
  readonly legalEmployerCode: string | null;
  readonly point: GeoPoint;
  readonly certificates: readonly string[];
  readonly loads: { readonly maxKg: number; readonly repeated: boolean } | null;
  readonly minAge: number | null;
  readonly maxAge: number | null;
  /** What the trade asks by itself, completed years; 0: nothing. */
  readonly tradeLeastAge: number;
  /** When the employer pressed the button, real milliseconds. */
  readonly sentMs: number;
}

/** What a posting's page shows its employer. */
export interface PostingPage {
  readonly id: Id;
  readonly employerId: Id;
  readonly state: string;
  readonly terms: {
    readonly engagementType: string;
    readonly tradeCode: string;
    readonly responsibility: { readonly legalEmployer: { readonly creditCode: string | null } };
    readonly assembly: { readonly point: GeoPoint; readonly name: string; readonly regionCode: string };
    readonly loads: { readonly maxKg: number; readonly repeated: boolean } | null;
    readonly minAge: number | null;
    readonly maxAge: number | null;
    readonly requiredCertificates: readonly string[];
    readonly mode: { readonly dispatch: boolean };
  };
  readonly shifts: readonly {
    readonly id: Id;
    readonly start: string;
    readonly end: string;
    readonly breaks: readonly { readonly start: string; readonly end: string; readonly paid: boolean }[];
    readonly headcount: number;
  }[];
}

/** The shifts of a posting. */
export function demandsOf({ id, employerId, terms, shifts }: PostingPage, sentMs: number): Demand[] {
  const { assembly } = terms;
  const trade = tradeByCode(terms.tradeCode);
  return shifts.map((shift) => {
    const [start, end] = [new Date(shift.start), new Date(shift.end)];
    return {
      postingId: id,
      shiftId: shift.id,
      employerId,
      key: jobKey({ trade: trade?.zh ?? terms.tradeCode, place: assembly.name, start, end }),
      city: assembly.regionCode.slice(0, 4),
      headcount: shift.headcount,
      start,
      end,
      unpaidBreaks: shift.breaks
        .filter(({ paid }) => !paid)
        .map((pause) => ({ start: new Date(pause.start), end: new Date(pause.end) })),
      tradeCode: terms.tradeCode,
      engagementType: terms.engagementType,
      legalEmployerCode: terms.responsibility.legalEmployer.creditCode,
      point: assembly.point,
      certificates: terms.requiredCertificates,
      loads: terms.loads,
      minAge: terms.minAge,
      maxAge: terms.maxAge,
      tradeLeastAge: trade?.minAge ?? 0,
      sentMs,
    };
  });
}
