import { Injectable } from '@nestjs/common';
import type { EngagementType, Loads, PayOffer, Responsibility, Settlement, ShiftBreak, Venue } from '@gg/compliance';
import type { Fen, GeoPoint, Id } from '@gg/kernel';
import type { CertificateKind, Hazard } from '@gg/reference-data';
import type { Reader } from '../data/reader';
import { readBreaksColumn, readTerms } from '../data/stored-terms';
import { isNightWork } from '../domain/night-work';
import { paidMinutesByDate, paidMinutesByWeek, type PaidDay, type PaidWeek } from '../domain/paid-minutes';
import type { PostingState, ShiftState } from '../domain/posting-lifecycle';
import type { FillingMode } from '../domain/posting-terms';

/** All that the rooms after this one ask of a shift. */
export interface ShiftDetails {
  readonly shiftId: Id;
  readonly postingId: Id;
  readonly employerId: Id;
  /** planned | open | closed | withdrawn */
  readonly state: ShiftState;
  readonly postingState: PostingState;
  /** Grows with every change. */
  readonly version: number;
  /** Grows when what a candidate was asked for changes. */
  readonly materialVersion: number;
  readonly tradeCode: string;
  readonly title: string;
  readonly description: string;
  readonly conditions: string;
  readonly engagementType: EngagementType;
  readonly start: Date;
  readonly end: Date;
  readonly breaks: readonly ShiftBreak[];
  readonly paidMinutes: number;
  readonly paidMinutesByDate: readonly PaidDay[];
  readonly paidMinutesByWeek: readonly PaidWeek[];
  /** As last heard from bookings, which own the seats. */
  readonly headcount: number;
  /** Every seat is taken, as last heard from bookings. */
  readonly full: boolean;
  readonly reserves: number;
  readonly mode: FillingMode;
  readonly assembly: { readonly point: GeoPoint; readonly name: string; readonly address: string; readonly time: Date };
  /** County-level code. */
  readonly regionCode: string;
  readonly cityCode: string;
  /** Credit code of the legal employer (用人单位), or `household:<employerId>`. */
  readonly legalEmployerCode: string;
  readonly legalEmployerName: string;
  readonly requiredCertificates: readonly CertificateKind[];
  readonly minAge: number | null;
  readonly maxAge: number | null;
  readonly loads: Loads | null;
  /** Dangers by the trade, the form and the words of the posting. */
  readonly hazards: readonly Hazard[];
  readonly venue: Venue;
  /** Any of it lies between 22:00 and 06:00 local. */
  readonly night: boolean;
  readonly outdoor: boolean;
  /** Before tax (税前). */
  readonly pay: PayOffer;
  /** What an hour of paid time is worth, rounded down. */
  readonly hourlyWorthFen: Fen;
  readonly settlement: Settlement;
  readonly responsibility: Responsibility;
  readonly meals: string;
  readonly transport: string;
  readonly tools: string;
  /** After it nobody new is taken; null: no limit but the start. */
  readonly validUntil: Date | null;
}

interface ShiftWithPosting {
  readonly id: Id;
  readonly postingId: Id;
  readonly employerId: Id;
  readonly state: ShiftState;
  readonly postingState: PostingState;
  readonly version: number;
  readonly materialVersion: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
  readonly breaks: string;
  readonly headcount: number;
  readonly seatsFull: number;
  readonly cityCode: string;
  readonly hourlyWorthFen: number;
  readonly legalEmployerCode: string;
  readonly terms: string;
}

const MINUTE_MS = 60_000;
/** Before every shift's id. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Instants from which, and before which, something starts. */
export interface StartsBetween {
  readonly from: Date;
  readonly until: Date;
}

/** A shift in a list in the order of time; also where to read on after. */
export interface ShiftInTime {
  readonly id: Id;
  readonly startsAt: Date;
}

/** Shifts for the rooms after this one, whoever owns them: the asker answers for who may see what. */
@Injectable()
export class ShiftReader {
  /** Details by shift; ids that do not exist are absent. */
  async details(reader: Reader, shiftIds: readonly Id[]): Promise<Map<Id, ShiftDetails>> {
    if (shiftIds.length === 0) return new Map();
    const rows = await reader.rows<ShiftWithPosting>(
      `SELECT s.id, s.posting_id, s.employer_id, s.state, p.state AS posting_state, s.version, s.material_version,
              s.starts_at, s.ends_at, s.breaks, s.headcount, s.seats_full, s.city_code, s.hourly_worth_fen, p.legal_employer_code, p.terms
         FROM shifts s JOIN postings p ON p.id = s.posting_id
        WHERE s.id IN (?)`,
      [shiftIds],
    );
    return new Map(rows.map((row) => [row.id, detailsOf(row)]));
  }

  /**
   * Shifts of a city (4501) or a county (450103) that want people, whoever posts them and in whatever way they are filled, in the
   * order of their starts.
   * @param after the last of the page before; null for the first page
   */
  freeOfRegion(
    reader: Reader,
    regionCode: string,
    { from, until }: StartsBetween,
    after: ShiftInTime | null,
    limit: number,
  ): Promise<ShiftInTime[]> {
    const { startsAt, id } = after ?? { startsAt: from, id: BEFORE_ALL };
    return reader.rows<ShiftInTime>(
      `SELECT s.id, s.starts_at FROM shifts s JOIN postings p ON p.id = s.posting_id
        WHERE s.state = 'open' AND s.seats_full = 0 AND s.city_code = ? AND s.starts_at >= ? AND s.starts_at < ?
          AND (s.starts_at > ? OR s.id > ?) AND p.state = 'published' AND p.region_code LIKE CONCAT(?, '%')
        ORDER BY s.starts_at, s.id LIMIT ?`,
      [regionCode.slice(0, 4), startsAt, until, startsAt, id, regionCode, limit],
    );
  }
}

function detailsOf(row: ShiftWithPosting): ShiftDetails {
  const { terms, work } = readTerms(row.terms);
  const times = { start: row.startsAt, end: row.endsAt, breaks: readBreaksColumn(row.breaks) };
  const byDate = paidMinutesByDate(times);
  const { point, name, address, minutesBefore, regionCode } = terms.assembly;
  return {
    shiftId: row.id,
    postingId: row.postingId,
    employerId: row.employerId,
    state: row.state,
    postingState: row.postingState,
    version: row.version,
    materialVersion: row.materialVersion,
    ...times,
    paidMinutes: byDate.reduce((sum, { minutes }) => sum + minutes, 0),
    paidMinutesByDate: byDate,
    paidMinutesByWeek: paidMinutesByWeek(times),
    headcount: row.headcount,
    full: row.seatsFull === 1,
    cityCode: row.cityCode,
    regionCode,
    legalEmployerCode: row.legalEmployerCode,
    legalEmployerName: terms.responsibility.legalEmployer.name,
    hourlyWorthFen: row.hourlyWorthFen,
    assembly: { point, name, address, time: new Date(row.startsAt.getTime() - minutesBefore * MINUTE_MS) },
    night: isNightWork(times),
    hazards: work.hazards,
    venue: work.venue,
    tradeCode: terms.tradeCode,
    title: terms.title,
    description: terms.description,
    conditions: terms.conditions,
    engagementType: terms.engagementType,
    reserves: terms.reserves,
    mode: terms.mode,
    requiredCertificates: terms.requiredCertificates,
    minAge: terms.minAge,
    maxAge: terms.maxAge,
    loads: terms.loads,
    outdoor: terms.outdoor,
    pay: terms.pay,
    settlement: terms.settlement,
    responsibility: terms.responsibility,
    meals: terms.meals,
    transport: terms.transport,
    tools: terms.tools,
    validUntil: terms.validUntil,
  };
}
